// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "apiclient.h"

#include <QAbstractListModel>
#include <QList>
#include <QString>
#include <QTimer>
#include <QtQml/qqmlregistration.h>

namespace basalt::app {

/** Records that a reference may point to, found by their name as one types. GUI thread; made by QML. */
class ReferenceSearchModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString collection READ collection WRITE setCollection NOTIFY collectionChanged FINAL)
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY textChanged FINAL)
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)
    /** From the first letter on until what is found fits the text. */
    Q_PROPERTY(bool loading READ isLoading NOTIFY loadingChanged FINAL)

public:
    enum Role { IdRole = Qt::UserRole + 1, LabelRole, ShortIdRole };

    explicit ReferenceSearchModel(QObject *parent = nullptr);

    [[nodiscard]] QString collection() const { return m_collection; }
    void setCollection(const QString &collection);
    [[nodiscard]] QString text() const { return m_text; }
    void setText(const QString &text);
    [[nodiscard]] int count() const { return int(m_found.size()); }
    [[nodiscard]] bool isLoading() const { return m_loading; }
    Q_INVOKABLE [[nodiscard]] QString idAt(int row) const { return m_found.value(row).id; }

    Q_INVOKABLE [[nodiscard]] QString labelAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void collectionChanged();
    void textChanged();
    void countChanged();
    void loadingChanged();

private:
    struct Found
    {
        QString id;
        QString label;
    };

    /** Something else is looked for: the answer comes after a pause in typing. */
    void wait();
    void search();
    void ask(const QString &labelField);
    void answered(const QString &labelField, const ApiResult &result);
    void show(const QList<Found> &found);
    void setLoading(bool loading);

    QString m_collection;
    QString m_text;
    QList<Found> m_found;
    QTimer m_timer;
    bool m_loading = false;
    int m_generation = 0;
};

} // namespace basalt::app
