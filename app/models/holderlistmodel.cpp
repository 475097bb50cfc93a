// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "holderlistmodel.h"

#include "apiclient.h"
#include "appcontext.h"
#include "permissionmatrix.h"

#include <QDateTime>
#include <QJsonArray>
#include <QTimer>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

namespace {

constexpr int kAssignmentsPerPage = 1000;
constexpr int kUsersPerPage = 100;
constexpr int kMaxOfRole = 500;
constexpr int kMaxShownPeople = 200;

QString nameOf(const QJsonObject &user)
{
    const QString name = user.value("display_name"_L1).toString();
    return name.isEmpty() ? user.value("email"_L1).toString() : name;
}

/** The set, or the permission itself, that an assignment gives. */
QString giftOf(const QJsonObject &assignment)
{
    const PermissionSetInfo *set =
        AppContext::instance()->permissions().findSet(assignment.value("permission_set_id"_L1).toString());
    if (set)
        return set->name;
    const QString permission = assignment.value("permission"_L1).toString();
    return permission.isEmpty() ? assignment.value("permission_set"_L1).toString() : permission;
}

} // namespace

HolderListModel::HolderListModel(QObject *parent)
    : AnswerListModel({text("section", "section"), text("kind", "kind"), text("name", "name"), text("note", "note"),
                       text("until", "until"), text("assignmentId", "assignment"), text("subjectId", "subject"),
                       flag("idle", "idle")},
                      parent)
{
    // The set and the permission change together: one round of questions for both.
    connect(this, &HolderListModel::subjectChanged, this, [this] {
        if (m_waiting)
            return;
        m_waiting = true;
        QTimer::singleShot(0, this, [this] {
            m_waiting = false;
            reload();
        });
    });
}

void HolderListModel::setSetId(const QString &id)
{
    if (m_setId == id)
        return;
    m_setId = id;
    startOver();
    Q_EMIT subjectChanged();
}

void HolderListModel::setPermission(const QString &code)
{
    if (m_permission == code)
        return;
    m_permission = code;
    startOver();
    Q_EMIT subjectChanged();
}

void HolderListModel::setActive(bool active)
{
    if (m_active == active)
        return;
    m_active = active;
    if (!m_active)
        startOver();
    Q_EMIT subjectChanged();
}

void HolderListModel::startOver()
{
    ++m_round;
    m_pending = 0;
    m_shown = {};
    m_known = false;
    setRows({});
    Q_EMIT searchingChanged();
}

void HolderListModel::reload()
{
    if (!m_active || (m_setId.isEmpty() && m_permission.isEmpty()))
        return;
    ++m_round;
    m_pending = 0;
    m_found = {};
    if (!m_setId.isEmpty()) {
        askAssignments(u"permission_set_id"_s, m_setId);
        if (const PermissionSetInfo *set = AppContext::instance()->permissions().findSet(m_setId); set && set->roleId > 0)
            askRole(set->roleId, 0);
    } else {
        QList<QString> codes = PermissionTree::above(m_permission);
        codes += m_permission;
        for (const QString &code : std::as_const(codes))
            askAssignments(u"permission"_s, code);
        for (const PermissionSetInfo &set : AppContext::instance()->permissions().sets()) {
            if (!set.grants(m_permission))
                continue;
            askAssignments(u"permission_set_id"_s, set.id);
            if (set.roleId > 0)
                askRole(set.roleId, 0);
        }
    }
    Q_EMIT searchingChanged();
}

void HolderListModel::askFor(const ApiRequest &request, std::function<void(const ApiResponse &)> arrived)
{
    ++m_pending;
    AppContext::instance()->client().send(request, this,
                                          [this, arrived = std::move(arrived), round = m_round](const ApiResult &result) {
                                              if (round != m_round)
                                                  return;
                                              if (result) {
                                                  arrived(*result);
                                              } else {
                                                  m_found.isComplete = false;
                                                  m_found.problem = result.error();
                                              }
                                              if (--m_pending == 0)
                                                  show();
                                          });
}

void HolderListModel::askAssignments(const QString &key, const QString &value)
{
    const QUrlQuery query{{key, value}, {u"limit"_s, QString::number(kAssignmentsPerPage)}};
    askFor(ApiRequest::get(ApiRequest::pathOf({u"assignments"_s}), query), [this](const ApiResponse &answer) {
        const QJsonArray items = answer.object().value("items"_L1).toArray();
        m_found.isComplete = m_found.isComplete && answer.object().value("total"_L1).toInteger() <= items.size();
        for (const QJsonValue &item : items)
            addAssignment(item.toObject());
    });
}

void HolderListModel::addAssignment(const QJsonObject &assignment)
{
    const QString until = assignment.value("ends_at"_L1).toString();
    const bool isOver = !until.isEmpty() && QDateTime::fromString(until, Qt::ISODateWithMs) < QDateTime::currentDateTimeUtc();
    const QString userId = assignment.value("user_id"_L1).toString();
    const QString gift = giftOf(assignment);
    QJsonObject row{{u"section"_s, u"given"_s},
                    {u"kind"_s, userId.isEmpty() ? u"group"_s : u"user"_s},
                    {u"name"_s, assignment.value(userId.isEmpty() ? "group_code"_L1 : "user_email"_L1)},
                    {u"note"_s, m_setId.isEmpty() ? gift : QString()},
                    {u"until"_s, until},
                    {u"assignment"_s, assignment.value("id"_L1)},
                    {u"subject"_s, assignment.value(userId.isEmpty() ? "group_id"_L1 : "user_id"_L1)},
                    {u"idle"_s, isOver}};
    m_found.given += row;
    if (userId.isEmpty())
        ++m_found.groups;
    else
        ++m_found.users;
    if (isOver)
        return;
    if (userId.isEmpty())
        askGroup(assignment);
    else
        addPerson(userId, assignment.value("user_email"_L1).toString(),
                  m_setId.isEmpty() ? tr("given %1").arg(gift) : tr("given directly"), until);
}

void HolderListModel::askGroup(const QJsonObject &assignment)
{
    const QString id = assignment.value("group_id"_L1).toString();
    askFor(ApiRequest::get(ApiRequest::pathOf({u"groups"_s, id})), [this, assignment, id](const ApiResponse &answer) {
        const QJsonObject group = answer.object();
        const bool isActive = group.value("is_active"_L1).toBool();
        const QJsonArray members = group.value("users"_L1).toArray();
        for (QJsonObject &row : m_found.given) {
            if (row.value("subject"_L1).toString() != id)
                continue;
            const QString people = isActive ? tr("%Ln people", "", int(members.size())) : tr("disabled: grants nothing");
            const QString gift = row.value("assignment"_L1) == assignment.value("id"_L1) && m_setId.isEmpty()
                ? giftOf(assignment) + u" · "_s
                : QString();
            row.insert(u"name"_s, group.value("name"_L1));
            if (row.value("assignment"_L1) == assignment.value("id"_L1))
                row.insert(u"note"_s, QString(gift + people));
            row.insert(u"idle"_s, !isActive);
        }
        if (!isActive)
            return;
        for (const QJsonValue &member : members) {
            if (member["is_active"_L1].toBool())
                addPerson(member["id"_L1].toString(), nameOf(member.toObject()),
                          tr("through %1").arg(group.value("name"_L1).toString()), assignment.value("ends_at"_L1).toString());
        }
    });
}

void HolderListModel::askRole(int roleId, int offset)
{
    const QUrlQuery query{{u"role_id"_s, QString::number(roleId)},
                          {u"is_active"_s, u"true"_s},
                          {u"skip"_s, QString::number(offset)},
                          {u"limit"_s, QString::number(kUsersPerPage)},
                          {u"sort"_s, u"email"_s}};
    askFor(ApiRequest::get(ApiRequest::pathOf({u"users"_s}), query), [this, roleId, offset](const ApiResponse &answer) {
        const QJsonArray users = answer.object().value("items"_L1).toArray();
        const qint64 total = answer.object().value("total"_L1).toInteger();
        for (const QJsonValue &user : users)
            addPerson(user["id"_L1].toString(), nameOf(user.toObject()),
                      tr("by the role %1").arg(user["role_name"_L1].toString()), {});
        const int next = offset + int(users.size());
        if (next < total && next < kMaxOfRole && !users.isEmpty())
            askRole(roleId, next);
        else
            m_found.isComplete = m_found.isComplete && next >= total;
    });
}

/** Whoever has it in several ways is one person; what lasts longest is said. */
void HolderListModel::addPerson(const QString &id, const QString &name, const QString &way, const QString &until)
{
    const auto known = m_found.people.find(id);
    if (known == m_found.people.end()) {
        m_found.people.insert(id, {name, way, until});
        return;
    }
    // An assignment knows the address only, a group the name too.
    if (known->name.contains(u'@'))
        known->name = name;
    if (!known->way.split(u", "_s).contains(way))
        known->way += u", "_s + way;
    if (!known->until.isEmpty() && (until.isEmpty() || until > known->until))
        known->until = until;
}

void HolderListModel::show()
{
    QList<QJsonObject> rows = m_found.given;
    QList<QJsonObject> people;
    for (auto it = m_found.people.cbegin(); it != m_found.people.cend(); ++it)
        people += {{u"section"_s, u"people"_s}, {u"kind"_s, u"user"_s},  {u"name"_s, it->name},
                   {u"note"_s, it->way},        {u"until"_s, it->until}, {u"subject"_s, it.key()}};
    std::sort(people.begin(), people.end(), [](const QJsonObject &left, const QJsonObject &right) {
        return left.value("name"_L1).toString().localeAwareCompare(right.value("name"_L1).toString()) < 0;
    });
    m_found.isComplete = m_found.isComplete && people.size() <= kMaxShownPeople;
    m_shown = m_found;
    m_known = true;
    setRows(rows + people.mid(0, kMaxShownPeople));
    Q_EMIT searchingChanged();
}

} // namespace basalt::app
