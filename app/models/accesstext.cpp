// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accesstext.h"

#include "recordformat.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app::accesstext {

namespace {

struct AccessWords
{
    Q_DECLARE_TR_FUNCTIONS(AccessText)
};

QString stepOfRule(const QString &outcome, const QString &reason, const QString &operation, const QString &collection)
{
    if (reason == "locked"_L1)
        return AccessWords::tr("The rule for %1 of %2 is locked: superadmins only").arg(operation, collection);
    if (reason == "open"_L1)
        return AccessWords::tr("The rule for %1 of %2 lets everybody in").arg(operation, collection);
    if (reason == "not_signed_in"_L1)
        return AccessWords::tr("The rule for %1 of %2 holds for nobody who is not signed in").arg(operation, collection);
    if (reason == "condition_after_change"_L1 && outcome == "refuses"_L1)
        return AccessWords::tr("The rule for %1 of %2 is true of the record as it is, and not as it would be")
            .arg(operation, collection);
    if (reason == "data"_L1)
        return AccessWords::tr("The rule for %1 of %2 depends on what is sent").arg(operation, collection);
    if (outcome == "depends"_L1)
        return AccessWords::tr("The rule for %1 of %2 is asked for each record").arg(operation, collection);
    return outcome == "allows"_L1 ? AccessWords::tr("The rule for %1 of %2 is true").arg(operation, collection)
                                  : AccessWords::tr("The rule for %1 of %2 is not true").arg(operation, collection);
}

QString stepOfStatus(const QString &reason)
{
    if (reason == "not_signed_in"_L1)
        return AccessWords::tr("Not signed in");
    if (reason == "account_not_active"_L1)
        return AccessWords::tr("The account is deleted or suspended: nobody of it does anything");
    if (reason == "user_locked"_L1)
        return AccessWords::tr("The user is locked");
    if (reason == "user_not_active"_L1)
        return AccessWords::tr("The user is disabled");
    return AccessWords::tr("User and account are active");
}

QString stepOfAccount(const QString &reason)
{
    if (reason == "other_account"_L1)
        return AccessWords::tr("The record belongs to another account");
    if (reason == "account_not_active"_L1)
        return AccessWords::tr("The account is not there, or not active");
    if (reason == "named_account"_L1)
        return AccessWords::tr("Asks in the account that is chosen");
    if (reason == "any_account"_L1)
        return AccessWords::tr("In another account, which superadmins may reach");
    return AccessWords::tr("Within the user's own account");
}

QString valueOf(const QJsonValue &value, const QString &userId, const QString &userName)
{
    constexpr qsizetype kIdLength = 36;
    constexpr qsizetype kMostLetters = 60;
    if (value.isNull())
        return AccessWords::tr("empty");
    if (value.isArray()) {
        QStringList texts;
        const QJsonArray items = value.toArray();
        for (const QJsonValue &item : items)
            texts += item.toString();
        return texts.isEmpty() ? AccessWords::tr("nothing") : texts.join(u", "_s);
    }
    const QString text = recordformat::plain(value);
    if (!userId.isEmpty() && text == userId)
        return userName;
    if (text.size() == kIdLength && text.count(u'-') == 4)
        return recordformat::shortId(text);
    return text.size() > kMostLetters ? QString(text.left(kMostLetters) + u'…') : text;
}

} // namespace

QString countOf(const QJsonObject &count)
{
    if (count.isEmpty())
        return {};
    const QString number = QLocale().toString(count.value("count"_L1).toInteger());
    return count.value("exact"_L1).toBool() ? number : AccessWords::tr("more than %1").arg(number);
}

QString wayOf(const QJsonObject &source, const QString &permission)
{
    const QString via = source.value("via"_L1).toString();
    const QString group = source.value("group"_L1).toString();
    const QString set = source.value("permission_set"_L1).toString();
    const QString given = source.value("permission"_L1).toString();
    QStringList steps;
    if (via == "owner"_L1)
        steps += AccessWords::tr("owner of the account");
    else if (via == "role"_L1)
        steps += AccessWords::tr("role %1").arg(set);
    else if (via == "group"_L1)
        steps += AccessWords::tr("group %1").arg(group);
    else
        steps += AccessWords::tr("given directly");
    if (!set.isEmpty() && via != "role"_L1)
        steps += AccessWords::tr("set %1").arg(set);
    if (!given.isEmpty() && given != permission)
        steps += given;
    return steps.join(u" → "_s);
}

QString setsOf(const QJsonArray &sources)
{
    QStringList names;
    for (const QJsonValue &source : sources) {
        const QString name = source["permission_set_name"_L1].toString(source["permission_set"_L1].toString());
        const QString group = source["group"_L1].toString();
        names += source["via"_L1] == "role"_L1 ? AccessWords::tr("%1 (by the role)").arg(name)
            : group.isEmpty()                  ? name
                                               : AccessWords::tr("%1 (through group %2)").arg(name, group);
    }
    names.removeDuplicates();
    return names.isEmpty() ? AccessWords::tr("Has no set at all")
                           : AccessWords::tr("Looked at %Ln set(s): %1", nullptr, int(names.size())).arg(names.join(u", "_s));
}

QString operationOf(const QString &operation)
{
    if (operation == "list"_L1)
        return AccessWords::tr("listing");
    if (operation == "view"_L1)
        return AccessWords::tr("viewing");
    if (operation == "create"_L1)
        return AccessWords::tr("creating");
    if (operation == "update"_L1)
        return AccessWords::tr("updating");
    return AccessWords::tr("deleting");
}

QString stepOfList(const QString &reason, const QJsonObject &line)
{
    const QString group = line.value("group"_L1).toString();
    if (reason == "denied"_L1)
        return AccessWords::tr("An access list keeps the user out of this record");
    if (reason == "given"_L1)
        return group.isEmpty() ? AccessWords::tr("An access list gives the record to the user")
                               : AccessWords::tr("An access list gives the record to the group %1").arg(group);
    return reason == "records"_L1 ? AccessWords::tr("Access lists name single records to the user")
                                  : AccessWords::tr("No access list names the record to the user");
}

QString stepOf(const QJsonObject &step, const QJsonObject &answer, const QString &operation, const QString &collection)
{
    const QString name = step.value("step"_L1).toString();
    const QString outcome = step.value("outcome"_L1).toString();
    const QString reason = step.value("reason"_L1).toString();
    if (name == "status"_L1)
        return stepOfStatus(reason);
    if (name == "account"_L1)
        return stepOfAccount(reason);
    if (name == "superadmin"_L1)
        return outcome == "allows"_L1 ? AccessWords::tr("Superadmin: may everything") : AccessWords::tr("No superadmin");
    if (name == "access_list"_L1)
        return stepOfList(reason, answer.value("access_list"_L1).toObject());
    if (name == "owner"_L1 && outcome == "allows"_L1)
        return AccessWords::tr("Owns the account: holds every permission in it but those for records");
    if (name == "owner"_L1)
        return reason == "not_for_owners"_L1 ? AccessWords::tr("Owns the account, which does not give this")
                                             : AccessWords::tr("Not an owner of the account");
    if (name == "permissions"_L1 && reason == "not_signed_in"_L1)
        return AccessWords::tr("Holds no permission without signing in");
    if (name == "permissions"_L1) {
        const QString permission = answer.value("permission"_L1).toString();
        return outcome == "allows"_L1 ? AccessWords::tr("Holds the permission %1").arg(permission)
                                      : AccessWords::tr("Does not hold the permission %1").arg(permission);
    }
    if (name == "fields"_L1)
        return AccessWords::tr("Sends a field that this user may not send");
    if (name == "source"_L1)
        return reason == "locked"_L1 ? AccessWords::tr("The source of the view is closed to this user")
                                     : AccessWords::tr("What it is made of is not listed for this user");
    // There is no record yet whose rule it could be.
    const bool dependsOnData = operation == "create"_L1 && outcome == "depends"_L1;
    return stepOfRule(outcome, dependsOnData ? u"data"_s : reason, operationOf(operation), collection);
}

QString valuesOf(const QJsonArray &values, const QString &userId, const QString &userName)
{
    QStringList texts;
    for (const QJsonValue &value : values)
        texts += AccessWords::tr("%1 is %2", "what a rule compared: a field and its value")
                     .arg(value["name"_L1].toString(), valueOf(value["value"_L1], userId, userName));
    return texts.join(u", "_s);
}

QString remedyOf(const QJsonObject &remedy, const QString &userId, const QString &userName)
{
    const QString kind = remedy.value("kind"_L1).toString();
    const QString code = remedy.value("code"_L1).toString();
    const QString name = remedy.value("name"_L1).toString(code);
    if (kind == "enable_user"_L1)
        return AccessWords::tr("Enable the user");
    if (kind == "unlock_user"_L1)
        return AccessWords::tr("Unlock the user");
    if (kind == "enable_account"_L1)
        return AccessWords::tr("Make the account active again");
    if (kind == "assign_permission"_L1)
        return AccessWords::tr("Give the permission %1").arg(code);
    if (kind == "assign_set"_L1)
        return AccessWords::tr("Give the set %1").arg(name);
    if (kind == "give_role"_L1)
        return AccessWords::tr("Give the role %1").arg(name);
    if (kind == "add_to_group"_L1)
        return AccessWords::tr("Add to the group %1").arg(name);
    if (kind == "remove_denial"_L1)
        return AccessWords::tr("Take the line that denies it from the access list");
    return AccessWords::tr("Set %1 of the record to %2").arg(code, valueOf(remedy.value("value"_L1), userId, userName));
}

} // namespace basalt::app::accesstext
