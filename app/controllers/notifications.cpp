// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "notifications.h"

#include <QTimer>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

namespace {
constexpr int kMaxNotices = 4;
constexpr int kStayMs = 6000;
constexpr int kWarningStaysMs = 10'000;
} // namespace

Notifications::Notifications(QObject *parent) : QAbstractListModel(parent) { }

int Notifications::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant Notifications::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Notice &notice = m_notices.at(index.row());
    switch (role) {
    case TitleRole: return notice.title;
    case MessageRole: return notice.message;
    case ToneRole: return notice.tone;
    case DetailsRole: return notice.details;
    case ActionRole: return notice.action;
    case NoticeIdRole: return notice.id;
    case PlaceRole: return notice.place;
    default: return {};
    }
}

QHash<int, QByteArray> Notifications::roleNames() const
{
    return {{TitleRole, "title"},     {MessageRole, "message"},   {ToneRole, "tone"},  {DetailsRole, "details"},
            {ActionRole, "filePath"}, {NoticeIdRole, "noticeId"}, {PlaceRole, "place"}};
}

void Notifications::success(const QString &title, const QString &message)
{
    add({0, title, message, u"success"_s, {}, {}, {}});
}

void Notifications::file(const QString &title, const QString &fileToOpen)
{
    add({0, title, fileToOpen, u"success"_s, {}, fileToOpen, {}});
}

void Notifications::records(const QString &title, const QString &message, const QString &collection, bool isWhole)
{
    add({0, title, message, isWhole ? u"success"_s : u"warning"_s, {}, {}, collection});
}

void Notifications::warning(const QString &title, const QString &message)
{
    add({0, title, message, u"warning"_s, {}, {}, {}});
}

void Notifications::failure(const ApiError &error)
{
    add({0, error.title, error.message, u"danger"_s, error.details(), {}, {}});
}

void Notifications::dismiss(int noticeId)
{
    const auto found =
        std::find_if(m_notices.cbegin(), m_notices.cend(), [&](const Notice &notice) { return notice.id == noticeId; });
    if (found == m_notices.cend())
        return;
    const auto row = int(std::distance(m_notices.cbegin(), found));
    beginRemoveRows({}, row, row);
    m_notices.removeAt(row);
    endRemoveRows();
    Q_EMIT countChanged();
}

void Notifications::clear()
{
    while (!m_notices.isEmpty())
        dismiss(m_notices.constFirst().id);
}

void Notifications::add(Notice notice)
{
    if (count() >= kMaxNotices)
        dismiss(m_notices.constFirst().id);
    notice.id = m_nextId++;
    beginInsertRows({}, count(), count());
    m_notices.append(notice);
    endInsertRows();
    Q_EMIT countChanged();
    if (notice.tone != "danger"_L1)
        QTimer::singleShot(notice.tone == "success"_L1 ? kStayMs : kWarningStaysMs, this,
                           [this, id = notice.id] { dismiss(id); });
}

} // namespace basalt::app
