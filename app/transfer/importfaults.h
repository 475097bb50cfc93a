// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractListModel>
#include <QJsonArray>
#include <QtQml/qqmlregistration.h>

namespace basalt::app {

/** Rows of a file that do not fit: which one, where in it, and why. GUI thread; owned by RecordImport. */
class ImportFaults : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("an import owns its faults")
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)

public:
    enum Role { RowRole = Qt::UserRole + 1, LineRole, ColumnRole, MessageRole };

    explicit ImportFaults(QObject *parent = nullptr);

    [[nodiscard]] int count() const { return int(m_faults.size()); }
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    /** `errors` of an import's state. */
    void setFaults(const QJsonArray &faults);
    /** All of them as lines of text, to take elsewhere. */
    Q_INVOKABLE [[nodiscard]] QString asText() const;

Q_SIGNALS:
    void countChanged();

private:
    QJsonArray m_faults;
};

} // namespace basalt::app
