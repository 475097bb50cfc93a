// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "orgs/invitationtemplateservice.h"

#include "auth/auditnotes.h"
#include "core/ids.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::orgs {

namespace {

constexpr qsizetype kMaxTemplateMessage = 1000;
constexpr qsizetype kMaxTitle = 255;
constexpr qsizetype kMaxTemplateCode = 60;

/** The account whose templates are meant, held until the end; null for those of every account. */
Result<QByteArray> heldPlace(db::WriteContext &context, const OrgParts &parts, const access::Asker &asker,
                             const TemplatePlace &place)
{
    BASALT_TRY_VOID(access::demand(asker.caller, "users"));
    if (place.isOfAll) {
        if (!asker.caller.superadmin)
            return Error::of(Code::SuperadminRequired);
        return QByteArray();
    }
    BASALT_TRY(const QByteArray id, access::accountMeant(context.connection(), asker.caller, place.account));
    BASALT_TRY_VOID(access::AccessChange::begin(context, parts.access, asker, id, "users"));
    return id;
}

/** One that the caller sees: his account's, or everybody's. */
Result<InvitationTemplate> seenTemplate(db::Connection &connection, const auth::Principal &caller, const QByteArray &id)
{
    BASALT_TRY_VOID(access::demand(caller, "users"));
    BASALT_TRY(auto found, InvitationTemplateStore(connection).find(id));
    const QByteArray sight = access::sightOf(caller);
    if (!found || (!found->accountId.isNull() && !sight.isNull() && found->accountId != sight))
        return Error::of(Code::InvitationTemplateNotFound);
    return std::move(*found);
}

/** One that the asker may change, held. */
Result<InvitationTemplate> openTemplate(db::WriteContext &context, const OrgParts &parts, const access::Asker &asker,
                                        const QByteArray &id)
{
    BASALT_TRY(const auto seen, seenTemplate(context.connection(), asker.caller, id));
    if (seen.accountId.isNull()) {
        if (!asker.caller.superadmin)
            return Error::of(Code::SuperadminRequired);
        return seen;
    }
    BASALT_TRY_VOID(access::AccessChange::begin(context, parts.access, asker, seen.accountId, "users"));
    return seenTemplate(context.connection(), asker.caller, id);
}

bool isCode(const QByteArray &code)
{
    const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-'; };
    return !code.isEmpty() && code.size() <= kMaxTemplateCode && std::ranges::all_of(code, fits);
}

Result<void> apply(const TemplateInput &input, InvitationTemplate &to)
{
    if (input.title && input.title->size() > kMaxTitle)
        return Error::invalid(u"title"_s, u"At most %1 characters."_s.arg(kMaxTitle), u"too_long"_s);
    if (input.message && input.message->size() > kMaxTemplateMessage)
        return Error::invalid(u"message"_s, u"At most %1 characters."_s.arg(kMaxTemplateMessage), u"too_long"_s);
    if (input.actions) {
        BASALT_TRY_VOID(checkedActions(*input.actions));
        to.actions = *input.actions;
    }
    if (input.title)
        to.title = input.title->trimmed().toUtf8();
    if (input.message)
        to.message = input.message->trimmed().toUtf8();
    to.isActive = input.isActive.value_or(to.isActive);
    return {};
}

QJsonValue actionsValue(const InvitationTemplate &of)
{
    return QJsonDocument::fromJson(actionsText(of.actions)).array();
}

/** What is other than in `before`; of a new one everything, of one that goes what it was. */
db::AuditEvent templateEvent(Code code, const char *operation, const InvitationTemplate *before,
                             const InvitationTemplate *after, const db::AuditActor &actor)
{
    const InvitationTemplate &any = after ? *after : *before;
    const QByteArray account = any.accountId.isNull() ? core::kSystemAccountId.toByteArray() : any.accountId;
    db::AuditEvent event = auth::auditEvent(code, operation, account, actor, "invitation_templates", any.id);
    const auto note = [&](const char *field, auto valueOf) {
        const QJsonValue old = before ? QJsonValue(valueOf(*before)) : QJsonValue(QJsonValue::Undefined);
        const QJsonValue now = after ? QJsonValue(valueOf(*after)) : QJsonValue(QJsonValue::Undefined);
        if (old != now)
            event.changes.append({field, old, now});
    };
    note("code", [](const InvitationTemplate &of) { return auth::auditText(of.code); });
    note("title", [](const InvitationTemplate &of) { return auth::auditText(of.title); });
    note("message", [](const InvitationTemplate &of) { return auth::auditText(of.message); });
    note("actions", actionsValue);
    note("is_active", [](const InvitationTemplate &of) { return QJsonValue(of.isActive); });
    note("source", [](const InvitationTemplate &of) { return auth::auditText(of.source); });
    return event;
}

/** Changes of the templates of one place, on the writing thread. */
class TemplateWriter
{
public:
    TemplateWriter(db::WriteContext &context, const db::AuditActor &actor, QByteArray accountId, QByteArray now)
        : m_context(context)
        , m_store(context.connection())
        , m_actor(actor)
        , m_accountId(std::move(accountId))
        , m_now(std::move(now))
    { }

    Result<InvitationTemplate> make(const TemplateInput &input, const QByteArray &source)
    {
        if (!isCode(input.code))
            return Error::invalid(u"code"_s, u"Small letters, digits, _ and -, at most %1."_s.arg(kMaxTemplateCode),
                                  u"invalid_code"_s);
        BASALT_TRY(const auto present, m_store.ofAccount(m_accountId));
        if (present.size() >= kMaxTemplates)
            return Error::invalid(u"code"_s, u"There are %1 templates already."_s.arg(kMaxTemplates), u"too_many"_s);
        InvitationTemplate made;
        made.id = core::newId();
        made.accountId = m_accountId;
        made.code = made.title = input.code;
        made.message = "";
        made.source = source;
        made.createdAt = made.updatedAt = m_now;
        BASALT_TRY_VOID(apply(input, made));
        BASALT_TRY(const bool isNew, m_store.insert(made, m_actor.userId));
        if (!isNew)
            return Error::of(Code::NameTaken);
        m_context.audit(templateEvent(Code::InvitationTemplateCreated, "CREATE", nullptr, &made, m_actor));
        return made;
    }

    /** Whether anything is other than before. */
    Result<bool> change(const InvitationTemplate &before, const TemplateInput &input, const QByteArray &source)
    {
        InvitationTemplate after = before;
        after.source = source;
        BASALT_TRY_VOID(apply(input, after));
        db::AuditEvent event = templateEvent(Code::InvitationTemplateUpdated, "UPDATE", &before, &after, m_actor);
        if (event.changes.isEmpty())
            return false;
        after.updatedAt = m_now;
        BASALT_TRY_VOID(m_store.update(after, m_actor.userId));
        m_context.audit(std::move(event));
        return true;
    }

    Result<void> remove(const InvitationTemplate &gone)
    {
        BASALT_TRY_VOID(m_store.remove(gone.id));
        m_context.audit(templateEvent(Code::InvitationTemplateDeleted, "DELETE", &gone, nullptr, m_actor));
        return {};
    }

    Result<EnsuredTemplatesReport> ensure(const EnsuredTemplates &wanted)
    {
        EnsuredTemplatesReport report;
        for (qsizetype i = 0; i < wanted.templates.size(); ++i) {
            if (auto done = ensureOne(wanted.templates[i], wanted.source, report); !done)
                return done.error().inside(u"templates[%1]"_s.arg(i));
        }
        BASALT_TRY(report.templates, m_store.ofAccount(m_accountId));
        if (wanted.state == EnsuredTemplates::State::Present)
            return report;
        for (const InvitationTemplate &each : std::as_const(report.templates)) {
            const bool isListed =
                std::ranges::any_of(wanted.templates, [&](const TemplateInput &listed) { return listed.code == each.code; });
            if (each.source != wanted.source || isListed)
                continue;
            BASALT_TRY_VOID(remove(each));
            ++report.removed;
        }
        BASALT_TRY(report.templates, m_store.ofAccount(m_accountId));
        return report;
    }

private:
    Result<void> ensureOne(const TemplateInput &input, const QByteArray &source, EnsuredTemplatesReport &report)
    {
        BASALT_TRY(const auto present, m_store.findCode(m_accountId, input.code));
        if (!present) {
            BASALT_TRY_VOID(make(input, source));
            ++report.created;
            return {};
        }
        BASALT_TRY(const bool isOther, change(*present, input, source));
        report.updated += isOther ? 1 : 0;
        return {};
    }

    db::WriteContext &m_context;
    InvitationTemplateStore m_store;
    const db::AuditActor &m_actor;
    const QByteArray m_accountId;
    const QByteArray m_now;
};

} // namespace

Result<InvitationTemplate> templateFor(db::Connection &connection, const QByteArray &accountId, const QByteArray &code)
{
    InvitationTemplateStore store(connection);
    for (const QByteArray &place : {accountId, QByteArray()}) {
        BASALT_TRY(auto found, store.findCode(place, code));
        if (found && found->isActive)
            return std::move(*found);
    }
    return Error::of(Code::InvitationTemplateNotFound);
}

void InvitationTemplateService::list(db::Session &session, const auth::Principal &caller, const QByteArray &account,
                                     db::Completion<QList<InvitationTemplate>> done)
{
    session.read<QList<InvitationTemplate>>(
        [caller, account](db::Connection &connection) -> Result<QList<InvitationTemplate>> {
            BASALT_TRY_VOID(access::demand(caller, "users"));
            QByteArray id = access::sightOf(caller);
            if (!account.isNull()) {
                BASALT_TRY(id, access::accountMeant(connection, caller, account));
            }
            InvitationTemplateStore store(connection);
            BASALT_TRY(auto templates, store.ofAccount({}));
            if (!id.isNull()) {
                BASALT_TRY(const auto own, store.ofAccount(id));
                templates += own;
            }
            std::ranges::stable_sort(templates, {}, &InvitationTemplate::code);
            return templates;
        },
        std::move(done));
}

void InvitationTemplateService::get(db::Session &session, const auth::Principal &caller, const QByteArray &id,
                                    db::Completion<InvitationTemplate> done)
{
    session.read<InvitationTemplate>([caller, id](db::Connection &connection) { return seenTemplate(connection, caller, id); },
                                     std::move(done));
}

void InvitationTemplateService::create(db::Session &session, access::Asker asker, TemplatePlace place, TemplateInput input,
                                       db::Completion<InvitationTemplate> done)
{
    const QByteArray trail = access::sightOf(asker.caller);
    session.write<InvitationTemplate>(
        trail,
        [this, asker = std::move(asker), place = std::move(place),
         input = std::move(input)](db::WriteContext &context) -> Result<InvitationTemplate> {
            BASALT_TRY(const QByteArray accountId, heldPlace(context, m_parts, asker, place));
            return TemplateWriter(context, asker.actor, accountId, m_parts.now()).make(input, {});
        },
        std::move(done));
}

void InvitationTemplateService::update(db::Session &session, access::Asker asker, const QByteArray &id, TemplateInput input,
                                       db::Completion<InvitationTemplate> done)
{
    const QByteArray trail = access::sightOf(asker.caller);
    session.write<InvitationTemplate>(
        trail,
        [this, asker = std::move(asker), id,
         input = std::move(input)](db::WriteContext &context) -> Result<InvitationTemplate> {
            BASALT_TRY(const auto open, openTemplate(context, m_parts, asker, id));
            BASALT_TRY_VOID(
                TemplateWriter(context, asker.actor, open.accountId, m_parts.now()).change(open, input, open.source));
            return seenTemplate(context.connection(), asker.caller, id);
        },
        std::move(done));
}

void InvitationTemplateService::remove(db::Session &session, access::Asker asker, const QByteArray &id,
                                       db::Completion<void> done)
{
    const QByteArray trail = access::sightOf(asker.caller);
    session.write<void>(
        trail,
        [this, asker = std::move(asker), id](db::WriteContext &context) -> Result<void> {
            BASALT_TRY(const auto open, openTemplate(context, m_parts, asker, id));
            return TemplateWriter(context, asker.actor, open.accountId, m_parts.now()).remove(open);
        },
        std::move(done));
}

void InvitationTemplateService::ensure(db::Session &session, access::Asker asker, TemplatePlace place, EnsuredTemplates wanted,
                                       db::Completion<EnsuredTemplatesReport> done)
{
    const QByteArray trail = access::sightOf(asker.caller);
    session.write<EnsuredTemplatesReport>(
        trail,
        [this, asker = std::move(asker), place = std::move(place),
         wanted = std::move(wanted)](db::WriteContext &context) -> Result<EnsuredTemplatesReport> {
            BASALT_TRY(const QByteArray accountId, heldPlace(context, m_parts, asker, place));
            return TemplateWriter(context, asker.actor, accountId, m_parts.now()).ensure(wanted);
        },
        std::move(done));
}

} // namespace basalt::orgs
