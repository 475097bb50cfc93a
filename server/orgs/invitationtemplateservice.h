// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/database.h"
#include "orgs/invitationtemplatestore.h"
#include "orgs/orgparts.h"

namespace basalt::orgs {

/** Where a template is to be. */
struct TemplatePlace
{
    QByteArray account;   ///< as access::accountMeant() takes it
    bool isOfAll = false; ///< of every account, in place of one: for superadmins
};

/** The templates that a program wants to be there. */
struct EnsuredTemplates
{
    enum class State {
        Present, ///< what is listed is there and as it says; nothing is removed
        Final,   ///< of this source there is nothing else either
    };

    QByteArray source;
    State state = State::Present;
    QList<TemplateInput> templates;
};
struct EnsuredTemplatesReport
{
    QList<InvitationTemplate> templates; ///< all of the place, as they are now
    qint64 created = 0;
    qint64 updated = 0;
    qint64 removed = 0;
};

/**
 * What invitations are made from, for who may invite (`users`); those of every account are superadmins' to change and
 * everybody's to use. What a template promises is looked at when somebody invites with it. Thread-safe.
 */
class InvitationTemplateService
{
public:
    explicit InvitationTemplateService(OrgParts parts) : m_parts(parts) { }
    Q_DISABLE_COPY_MOVE(InvitationTemplateService)

    /** Those of the account and those of every account, by their codes. */
    void list(db::Session &session, const auth::Principal &caller, const QByteArray &account,
              db::Completion<QList<InvitationTemplate>> done);
    /** Code::InvitationTemplateNotFound. */
    void get(db::Session &session, const auth::Principal &caller, const QByteArray &id,
             db::Completion<InvitationTemplate> done);
    /** Code::NameTaken, Code::SuperadminRequired, Code::ValidationFailed as checkedActions(). */
    void create(db::Session &session, access::Asker asker, TemplatePlace place, TemplateInput input,
                db::Completion<InvitationTemplate> done);
    /** As create(), but for the name, and Code::InvitationTemplateNotFound. */
    void update(db::Session &session, access::Asker asker, const QByteArray &id, TemplateInput input,
                db::Completion<InvitationTemplate> done);
    /** Code::InvitationTemplateNotFound, Code::SuperadminRequired. */
    void remove(db::Session &session, access::Asker asker, const QByteArray &id, db::Completion<void> done);
    /** As create(); a template of the same code is changed, and is the source's from then on. */
    void ensure(db::Session &session, access::Asker asker, TemplatePlace place, EnsuredTemplates wanted,
                db::Completion<EnsuredTemplatesReport> done);

private:
    const OrgParts m_parts;
};

/** The active template of that code, of the account or else of every account. Code::InvitationTemplateNotFound. */
[[nodiscard]] Result<InvitationTemplate> templateFor(db::Connection &connection, const QByteArray &accountId,
                                                     const QByteArray &code);

} // namespace basalt::orgs
