// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The pictures of decisions and what would change them, of everything seen as somebody else sees it, of accounts and invitations.

#include "screenshotdriver.h"

#include "accessdifference.h"
#include "answerlistmodel.h"
#include "appcontext.h"
#include "recordtablemodel.h"

#include <QQuickItem>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

namespace {

bool isAnswered()
{
    return app().accessQuestion().isKnown() && !app().accessQuestion().isBusy();
}

/** The collection that people of the account work in. */
QString workedIn()
{
    return app().collections().contains(u"specimens"_s) ? u"specimens"_s : app().collections().names().value(0);
}

RecordTableModel &workTable()
{
    return *app().records().table(workedIn());
}

bool isWorkShown()
{
    return workTable().isLoaded() && !workTable().isLoading();
}

} // namespace

void ScreenshotDriver::planAccess()
{
    const auto settled = [this](const char *name) {
        const auto *model = qobject_cast<AnswerListModel *>(find(name));
        return model && model->isLoaded() && !model->isLoading();
    };
    add(
        u"access-empty"_s, [] { app().navigator().open(u"access"_s); }, [this] { return find("accessPage") != nullptr; });
    add(
        {}, [] { app().navigator().open(u"collection"_s, workedIn(), u"records"_s); }, isWorkShown);
    add(
        {}, [] { app().navigator().open(u"users"_s); }, [settled] { return settled("userListModel"); });
    add(
        u"access"_s,
        [this] {
            const auto *people = qobject_cast<AnswerListModel *>(find("userListModel"));
            const int last = people->count() - 2;
            AccessQuestion &question = app().accessQuestion();
            question.chooseUser(people->textAt(last, u"id"_s), people->textAt(last, u"email"_s));
            question.setCollection(workedIn());
            question.setOperation(u"update"_s);
            if (workTable().rowCount() > 0)
                question.chooseRecord(workTable().recordId(0), workTable().cellText(0, 1, u"editText"_s));
            app().navigator().open(u"access"_s);
        },
        isAnswered);
    add(
        u"access-rule"_s,
        [this] {
            app().accessQuestion().setRuleMode(u"rule"_s);
            app().accessQuestion().setRule(u"created_at < @now || @has_group('night_shift')"_s);
        },
        isAnswered);
    add(
        u"access-difference"_s, [this] { press("compareRules"); },
        [this] {
            const auto *difference = qobject_cast<AccessDifference *>(find("draftDifference"));
            return difference && difference->isKnown();
        });
    add(
        u"access-data"_s,
        [] {
            AccessQuestion &question = app().accessQuestion();
            question.setRuleMode(u"stored"_s);
            question.setOperation(u"create"_s);
            question.setData(u"{\n    \"created_by\": null\n}"_s);
        },
        [] { return isAnswered() || app().accessQuestion().error().isSet(); });
    add(
        u"access-permission"_s,
        [] {
            app().accessQuestion().setAbout(u"permission"_s);
            app().accessQuestion().setPermission(u"groups.update"_s);
        },
        isAnswered);
    add(
        u"view-as-dialog"_s,
        [] {
            app().accessQuestion().setAbout(u"records"_s);
            app().commands().run(u"access.viewAs"_s);
        },
        [this] { return isOpen("viewAsDialog"); });
    add(
        u"view-as"_s, [this] { press("viewAsConfirm"); },
        [this] { return app().viewAs().isActive() && !isOpen("viewAsDialog") && app().collections().isLoaded(); });
    add(
        u"view-as-records"_s, [] { app().navigator().open(u"collection"_s, workedIn(), u"records"_s); }, isWorkShown);
    add(
        {}, [] { app().viewAs().end(); },
        [this] { return !app().viewAs().isActive() && find("accessPage") && app().collections().isLoaded(); });
}

void ScreenshotDriver::planAccounts()
{
    const auto settled = [this](const char *name) {
        const auto *model = qobject_cast<AnswerListModel *>(find(name));
        return model && model->isLoaded() && !model->isLoading();
    };
    add(
        u"accounts"_s, [] { app().navigator().open(u"accounts"_s); },
        [this, settled] { return settled("accountTable") && find("accountTable")->property("count").toInt() > 0; });
    add(
        {}, [this] { find("accountList")->setProperty("currentIndex", find("accountTable")->property("count").toInt() - 2); },
        [settled] { return settled("ownerList"); });
    add(
        u"accounts-new"_s, [] { app().commands().run(u"accounts.new"_s); }, [this] { return isOpen("accountDialog"); });
    add(
        u"accounts-owner"_s,
        [this] {
            key(Qt::Key_Escape);
            app().commands().run(u"accounts.addOwner"_s);
        },
        [this] { return isOpen("ownerDialog"); });
    add(
        u"accounts-delete"_s,
        [this] {
            key(Qt::Key_Escape);
            app().commands().run(u"accounts.delete"_s);
        },
        [this] { return isOpen("accountEndDialog") && !find("accountEditor")->property("counting").toBool(); });
    add(
        {}, [this] { key(Qt::Key_Escape); }, [this] { return !isOpen("accountEndDialog"); });
    add(
        u"accounts-deleted"_s, [this] { find("accountTable")->setProperty("state", u"deleted"_s); },
        [this, settled] { return settled("accountTable") && !find("accountTable")->property("waiting").toBool(); });
    add(
        u"invitations"_s, [] { app().navigator().open(u"invitations"_s); }, [settled] { return settled("invitationList"); });
    add(
        u"invitations-new"_s, [] { app().commands().run(u"invitations.new"_s); }, [this] { return isOpen("inviteDialog"); });
    add(
        u"invitations-link"_s,
        [this] {
            type("inviteEmail", u"mara.vogel@harbour.example"_s);
            press("inviteConfirm");
        },
        [this] { return isOpen("invitationLinkDialog"); });
    add(
        {}, [this] { key(Qt::Key_Escape); }, [this] { return !isOpen("invitationLinkDialog"); });
}

} // namespace basalt::app
