// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The pictures of permission sets, users, groups, one's own profile, sign-in providers, access lists and second factors,
// in the account that has people in it; and of the main pages in German.

#include "screenshotdriver.h"

#include "accessdifference.h"
#include "answerlistmodel.h"
#include "appcontext.h"
#include "fieldaccesseditor.h"

#include <QQuickItem>

#include <tuple>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

namespace {

/** The account with the most users, for nothing is to be seen where nobody is. */
void choosePeopledAccount()
{
    AccountListModel &accounts = app().accounts();
    int best = -1;
    for (int row = 0; row < accounts.count(); ++row) {
        const auto users = [&accounts](int each) {
            return accounts.data(accounts.index(each), AccountListModel::UsersRole).toInt();
        };
        if (accounts.data(accounts.index(row), AccountListModel::CodeRole).toString() != "SY0000"_L1
            && (best < 0 || users(row) > users(best)))
            best = row;
    }
    const auto fact = [&accounts, best](AccountListModel::Role role) {
        return accounts.data(accounts.index(best), role).toString();
    };
    app().session().chooseAccount(fact(AccountListModel::IdRole), fact(AccountListModel::NameRole),
                                  fact(AccountListModel::CodeRole));
}

bool hasMatrix()
{
    return app().permissions().isLoaded() && !app().permissions().isLoading() && app().permissions().setCount() > 0;
}

} // namespace

void ScreenshotDriver::planPermissionSets()
{
    const auto settled = [this](const char *name) {
        const auto *model = qobject_cast<AnswerListModel *>(find(name));
        return model && model->isLoaded() && !model->isLoading();
    };
    add(
        u"permission-sets-account"_s, [] { app().navigator().open(u"permissionSets"_s); },
        [this] { return find("permissionSetsPage") != nullptr && app().accounts().count() > 0; });
    add(
        u"permission-sets"_s, [] { choosePeopledAccount(); }, hasMatrix);
    add(
        u"permission-sets-holders"_s,
        [this] {
            QObject *page = find("permissionSetsPage");
            page->setProperty("currentRow", app().permissions().rowOf(u"groups.read"_s));
            page->setProperty("currentColumn", app().permissions().setCount() - 1);
        },
        [this] {
            const QObject *holders = find("permissionHolders");
            return holders && !holders->property("searching").toBool() && holders->property("count").toInt() > 0;
        });
    add(
        u"permission-sets-filter"_s, [] { app().permissions().setFilter(u"read"_s); },
        [] { return app().permissions().shownCount() > 0; });
    add(
        u"permission-sets-staged"_s,
        [this] {
            app().permissions().setFilter({});
            const int last = app().permissions().setCount() - 1;
            app().permissions().toggle(app().permissions().rowOf(u"users.read"_s), last);
            app().permissions().toggle(app().permissions().rowOf(u"groups.read"_s), last);
            app().permissions().toggle(app().permissions().rowOf(u"permissions"_s), last - 1);
            find("permissionSetsPage")->setProperty("currentRow", app().permissions().rowOf(u"users.read"_s));
        },
        [] { return app().permissions().stagedCount() == 3; });
    add(
        u"permission-sets-commit"_s, [] { app().commands().run(u"permissionSets.commit"_s); },
        [this] { return isOpen("commitSetsDialog"); });
    add(
        u"permission-sets-difference"_s, [this] { press("compareRules"); },
        [this] {
            const auto *difference = qobject_cast<AccessDifference *>(find("setDifference"));
            return difference && difference->isKnown();
        });
    add(
        u"permission-sets-compare"_s,
        [this] {
            key(Qt::Key_Escape);
            app().permissions().discardAll();
            app().commands().run(u"permissionSets.compare"_s);
        },
        [this, settled] { return isOpen("compareDialog") && settled("setComparison"); });
    add(
        u"permission-sets-assign"_s,
        [this] {
            key(Qt::Key_Escape);
            app().commands().run(u"permissionSets.assign"_s);
        },
        [this, settled] { return isOpen("assignDialog") && settled("assignUsers"); });
    add(
        u"permission-sets-delete"_s,
        [this] {
            key(Qt::Key_Escape);
            app().commands().run(u"permissionSets.delete"_s);
        },
        [this] { return isOpen("deleteSetDialog") && !find("deleteSetHolders")->property("searching").toBool(); });
    add(
        {}, [this] { key(Qt::Key_Escape); }, [this] { return !isOpen("deleteSetDialog"); });
}

void ScreenshotDriver::planPeople()
{
    const auto settled = [this](const char *name) {
        const auto *model = qobject_cast<AnswerListModel *>(find(name));
        return model && model->isLoaded() && !model->isLoading();
    };
    add(
        u"users"_s, [] { app().navigator().open(u"users"_s); }, [settled] { return settled("userListModel"); });
    add(
        u"users-chosen"_s,
        [this] {
            if (auto *list = qobject_cast<QQuickItem *>(find("userList")))
                list->forceActiveFocus();
            for (const auto each : {Qt::Key_Space, Qt::Key_Down, Qt::Key_Space})
                key(each);
        },
        [this] { return find("selectionBar") && find("selectionBar")->property("count").toInt() == 2; });
    for (const auto &[part, model] : {std::pair("access", "userAccess"), std::pair("sessions", "userSessions")}) {
        add(
            u"users-"_s + QLatin1StringView(part),
            [this, part = QString::fromLatin1(part)] {
                app().commands().run(u"users.chooseNobody"_s);
                find("userInspector")->setProperty("part", part);
            },
            [settled, model = model] { return settled(model); });
    }
    add(
        u"users-activity"_s, [this] { find("userInspector")->setProperty("part", u"activity"_s); },
        [this] { return find("userActivity") && find("userActivity")->property("loaded").toBool(); });
    add(
        u"users-new"_s, [] { app().commands().run(u"users.new"_s); }, [this] { return isOpen("newUserDialog"); });
    add(
        u"users-new-service"_s, [this] { find("newUserDialog")->setProperty("type", u"service"_s); },
        [this] { return isOpen("newUserDialog"); });
    add(
        u"users-reset"_s,
        [this] {
            key(Qt::Key_Escape);
            find("userInspector")->setProperty("part", u"facts"_s);
            app().commands().run(u"users.reset"_s);
        },
        [this] { return isOpen("resetDialog"); });
    add(
        u"users-second-factor"_s,
        [this] {
            key(Qt::Key_Escape);
            app().commands().run(u"users.removeFactor"_s);
        },
        [this] { return isOpen("removeFactorDialog"); });
    add(
        u"groups"_s,
        [this] {
            key(Qt::Key_Escape);
            app().navigator().open(u"groups"_s);
        },
        [settled] { return settled("groupListModel") && settled("groupMembers") && settled("groupSets"); });
    add(
        u"groups-new"_s, [] { app().commands().run(u"groups.new"_s); }, [this] { return isOpen("groupDialog"); });
    add(
        u"groups-delete"_s,
        [this] {
            key(Qt::Key_Escape);
            app().commands().run(u"groups.delete"_s);
        },
        [this] { return isOpen("deleteGroupDialog"); });
    add(
        {},
        [this] {
            key(Qt::Key_Escape);
            const auto *groups = qobject_cast<AnswerListModel *>(find("groupListModel"));
            for (int row = 0; groups && row < groups->count(); ++row) {
                if (groups->textAt(row, u"name"_s) == u"Night shift"_s)
                    find("groupList")->setProperty("currentIndex", row);
            }
        },
        [this, settled] { return !isOpen("deleteGroupDialog") && settled("groupMembers") && settled("groupSets"); });
    add(
        u"groups-sync"_s, [] { app().commands().run(u"groups.syncMembers"_s); }, [this] { return isOpen("syncDialog"); });
    add(
        u"groups-sync-known"_s,
        [this] {
            find("syncList")->setProperty("text", u"priya.nair@harbour.example\nnobody@harbour.example"_s);
            press("syncLook");
        },
        [this] { return find("syncJoining")->property("visible").toBool(); });
    add(
        u"groups-kind"_s,
        [this] {
            key(Qt::Key_Escape);
            app().commands().run(u"groups.kind"_s);
            find("groupKindDialog")->setProperty("kind", u"external"_s);
        },
        [this] { return isOpen("groupKindDialog"); });
    add(
        {}, [this] { key(Qt::Key_Escape); }, [this] { return !isOpen("groupKindDialog"); });
}

void ScreenshotDriver::planProfile()
{
    const auto settled = [this](const char *name) {
        const auto *model = qobject_cast<AnswerListModel *>(find(name));
        return model && model->isLoaded() && !model->isLoading();
    };
    add(
        u"profile"_s, [] { app().navigator().open(u"profile"_s); },
        [this, settled] { return settled("ownSessions") && find("factorState")->property("visible").toBool(); });
    add(
        u"profile-second-factor"_s, [] { app().commands().run(u"profile.factorSetup"_s); },
        [this] { return isOpen("factorSetupDialog"); });
    add(
        u"profile-second-factor-key"_s,
        [this] {
            type("factorPassword", qEnvironmentVariable("BASALT_TEST_PASSWORD"));
            press("factorNext");
        },
        [this] { return !find("factorSecret")->property("text").toString().isEmpty(); });
    add(
        {}, [this] { key(Qt::Key_Escape); }, [this] { return !isOpen("factorSetupDialog"); });
    add(
        u"providers"_s, [] { app().navigator().open(u"providers"_s); }, [settled] { return settled("providerListModel"); });
    add(
        u"providers-new"_s, [] { app().commands().run(u"providers.new"_s); }, [this] { return isOpen("providerDialog"); });
    add(
        {}, [this] { key(Qt::Key_Escape); }, [this] { return !isOpen("providerDialog"); });
    add(
        u"access-lists"_s, [] { app().navigator().open(u"accessLists"_s); },
        [settled] { return settled("resourceTypeModel") && settled("accessListModel"); });
    add(
        u"access-lists-share"_s, [] { app().commands().run(u"accessLists.share"_s); },
        [this, settled] { return isOpen("shareDialog") && settled("assignUsers"); });
    add(
        u"access-lists-roles"_s,
        [this] {
            key(Qt::Key_Escape);
            find("accessListsPage")->setProperty("part", u"roles"_s);
        },
        [settled] { return settled("resourceRoleModel"); });
    add(
        u"access-lists-type"_s, [] { app().commands().run(u"accessLists.newType"_s); },
        [this] { return isOpen("resourceTypeDialog"); });
    add(
        u"settings-second-factor"_s,
        [this] {
            key(Qt::Key_Escape);
            app().navigator().open(u"settings"_s, {}, u"secondFactor"_s);
        },
        [settled] { return settled("mfaPolicies"); });
    add(
        u"settings-second-factor-new"_s, [] { app().commands().run(u"mfaPolicies.new"_s); },
        [this] { return isOpen("mfaPolicyDialog"); });
    add(
        u"record-shares"_s,
        [this] {
            key(Qt::Key_Escape);
            app().navigator().open(u"collection"_s, u"specimens"_s, u"records"_s);
        },
        [this] { return find("recordInspector") && find("recordInspector")->property("visible").toBool(); });
    add(
        u"record-shares-lines"_s, [this] { find("recordInspector")->setProperty("tab", u"shares"_s); },
        [settled] { return settled("recordShareList"); });
    add(
        u"record-shares-new"_s, [] { app().commands().run(u"record.share"_s); },
        [this, settled] { return isOpen("shareDialog") && settled("assignUsers"); });
    add(
        u"collection-policies"_s,
        [this] {
            key(Qt::Key_Escape);
            app().navigator().open(u"collection"_s, u"specimens"_s, u"rules"_s);
        },
        [this] { return find("rulesEditor") && find("rulesEditor")->property("loaded").toBool(); });
    add(
        u"collection-policies-two"_s,
        [this] {
            app().commands().run(u"rules.policy"_s);
            app().commands().run(u"rules.policy"_s);
            toEnd("rulesFlick");
        },
        [this] { return find("policyDraft")->property("count").toInt() == 2; });
    add(
        u"collection-fields"_s,
        [this] {
            app().commands().run(u"rules.fields"_s);
            auto *fields = qobject_cast<FieldAccessEditor *>(find("fieldAccessEditor"));
            fields->setGiven(1, u"list"_s, false);
            fields->addSet(u"analyst"_s);
            fields->setGiven(1, u"list"_s, true);
            QTimer::singleShot(
                300, this, [this] { find("rulesFlick")->setProperty("contentY", find("fieldAccessPanel")->property("y")); });
        },
        [this] { return find("fieldAccessPanel")->property("open").toBool(); });
    add(
        {},
        [] {
            app().session().chooseAccount({}, {}, {});
            app().navigator().open(u"overview"_s);
        },
        [this] { return find("overviewPage") != nullptr; });
}

/** The main pages once more, where words are longer. */
void ScreenshotDriver::planGerman()
{
    add(
        {},
        [] {
            app().settings().setSidebarCollapsed(false);
            app().settings().setInspectorVisible(true);
            app().settings().setLanguage(u"de"_s);
            choosePeopledAccount();
        },
        [] { return true; });
    // A page, what it shows, and the model that brings it.
    const QList<std::tuple<QString, QString, const char *>> pages{
        {u"overview"_s, {}, nullptr},
        {u"collections"_s, {}, nullptr},
        {u"users"_s, {}, "userListModel"},
        {u"groups"_s, {}, "groupListModel"},
        {u"permissionSets"_s, {}, nullptr},
        {u"access"_s, {}, nullptr},
        {u"accessLists"_s, {}, "accessListModel"},
        {u"accounts"_s, {}, "accountTable"},
        {u"invitations"_s, {}, "invitationList"},
        {u"providers"_s, {}, "providerListModel"},
        {u"profile"_s, {}, "ownSessions"},
        {u"audit"_s, {}, nullptr},
        {u"settings"_s, u"backups"_s, nullptr},
        {u"settings"_s, u"secondFactor"_s, "mfaPolicies"},
        {u"settings"_s, u"appearance"_s, nullptr},
    };
    for (const auto &[page, part, model] : pages) {
        add(
            u"german-"_s + page + (part.isEmpty() ? QString() : u'-' + part),
            [page = page, part = part] { app().navigator().open(page, {}, part); },
            [this, page = page, model = model] {
                const auto *rows = model ? qobject_cast<AnswerListModel *>(find(model)) : nullptr;
                return find((page + u"Page"_s).toLatin1().constData()) && (!model || (rows && rows->isLoaded()));
            });
    }
    add(
        u"german-rules"_s, [] { app().navigator().open(u"collection"_s, u"specimens"_s, u"rules"_s); },
        [this] { return find("rulesEditor") && find("rulesEditor")->property("loaded").toBool(); });
    add(
        u"german-records"_s, [] { app().navigator().open(u"collection"_s, u"specimens"_s, u"records"_s); },
        [this] { return find("recordInspector") && find("recordInspector")->property("visible").toBool(); });
    add(
        u"german-share"_s, [] { app().commands().run(u"record.share"_s); }, [this] { return isOpen("shareDialog"); });
}

} // namespace basalt::app
