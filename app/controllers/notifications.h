// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "apierror.h"

#include <QAbstractListModel>
#include <QList>
#include <QString>

namespace basalt::app {

/**
 * Short notices in the corner of the window. Errors stay until they are dismissed, the others leave by
 * themselves. GUI thread; owned by AppContext.
 */
class Notifications : public QAbstractListModel
{
    Q_OBJECT
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)

public:
    enum Role { TitleRole = Qt::UserRole + 1, MessageRole, ToneRole, DetailsRole, ActionRole, NoticeIdRole, PlaceRole };

    explicit Notifications(QObject *parent = nullptr);

    [[nodiscard]] int count() const { return int(m_notices.size()); }
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    Q_INVOKABLE void success(const QString &title, const QString &message = {});
    /** `fileToOpen` adds an "Open" button. */
    Q_INVOKABLE void file(const QString &title, const QString &fileToOpen);
    /** `collection` adds an "Open" button that leads to its records. */
    Q_INVOKABLE void records(const QString &title, const QString &message, const QString &collection, bool isWhole);
    Q_INVOKABLE void warning(const QString &title, const QString &message = {});
    Q_INVOKABLE void failure(const basalt::app::ApiError &error);
    Q_INVOKABLE void dismiss(int noticeId);
    Q_INVOKABLE void clear();

Q_SIGNALS:
    void countChanged();

private:
    struct Notice
    {
        int id = 0;
        QString title;
        QString message;
        QString tone; ///< `success`, `warning`, `danger`
        QString details;
        QString action; ///< path of a file to open
        QString place;  ///< collection to open
    };

    void add(Notice notice);

    QList<Notice> m_notices;
    int m_nextId = 1;
};

} // namespace basalt::app
