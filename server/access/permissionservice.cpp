// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "access/permissionservice.h"

#include "access/codetext.h"
#include "access/shortcodes.h"
#include "auth/auditnotes.h"
#include "core/ids.h"
#include "core/timestamp.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::access {

namespace {

Result<Permission> permissionOf(db::Connection &connection, const QByteArray &idOrCode)
{
    BASALT_TRY(auto permission, PermissionStore(connection).find(idOrCode));
    if (!permission)
        return Error::of(Code::PermissionNotFound);
    return std::move(*permission);
}

/** The tree belongs to the installation, so its changes stand in the system account's trail. */
db::AuditEvent permissionEvent(Code event, const char *operation, const Permission &permission, const db::AuditActor &actor)
{
    return auth::auditEvent(event, operation, core::kSystemAccountId.toByteArray(), actor, "permissions", permission.id);
}

/** Puts the new node below its parent. */
Result<void> place(db::Connection &connection, Permission &permission, const std::optional<QByteArray> &parent)
{
    if (!parent)
        return {};
    BASALT_TRY(const auto above, PermissionStore(connection).find(*parent));
    if (!above)
        return Error::of(Code::ParentPermissionNotFound);
    if (above->code == "records") {
        return Error::invalid(u"parent"_s, u"Nodes right below \"records\" come and go with collections."_s, u"reserved"_s);
    }
    permission.parentId = above->id;
    permission.code = above->code + '.' + permission.code;
    return {};
}

/** Gives the new node the short code that was asked for. */
Result<void> giveShortCode(db::Connection &connection, Permission &permission, const QByteArray &shortCode)
{
    ShortCodes codes(connection);
    BASALT_TRY(const QByteArray parent, codes.of(permission.parentId));
    if (!ShortCodes::isBelow(parent, shortCode))
        return Error::invalid(u"short_code"_s, u"This is the parent's short code, a dot and a number of at least two digits."_s,
                              u"invalid_code"_s);
    BASALT_TRY(const bool isFree, codes.claim(parent, shortCode));
    if (!isFree)
        return Error::of(Code::NameTaken);
    permission.shortCode = shortCode;
    return {};
}

} // namespace

Result<void> PermissionService::numberNew(db::Database &database) const
{
    return database.writeAndWait<void>({}, [parts = m_parts](db::WriteContext &context) -> Result<void> {
        bool isMissing = false;
        {
            BASALT_TRY(auto rows, context.connection().query("SELECT 1 FROM permissions WHERE short_code IS NULL LIMIT 1", {}));
            BASALT_TRY(isMissing, rows.next());
        }
        if (!isMissing)
            return {};
        BASALT_TRY_VOID(AccessChange::beginEverywhere(context, parts));
        BASALT_TRY_VOID(context.unaudited("what follows from the version of the server",
                                          [](db::Connection &connection) { return ShortCodes(connection).giveToNew(); }));
        return {};
    });
}

void PermissionService::list(db::Session &session, const auth::Principal &caller, PermissionQuery query,
                             db::Completion<auth::Page<Permission>> done)
{
    if (const auto allowed = demand(caller, "permissions.read"); !allowed) {
        done(allowed.error());
        return;
    }
    session.read<auth::Page<Permission>>(
        [query = std::move(query)](db::Connection &connection) -> Result<auth::Page<Permission>> {
            auth::Page<Permission> page;
            BASALT_TRY(page.items, PermissionStore(connection).list(query, page.total));
            return page;
        },
        std::move(done));
}

void PermissionService::get(db::Session &session, const auth::Principal &caller, const QByteArray &idOrCode,
                            db::Completion<Permission> done)
{
    if (const auto allowed = demand(caller, "permissions.read"); !allowed) {
        done(allowed.error());
        return;
    }
    session.read<Permission>([idOrCode](db::Connection &connection) { return permissionOf(connection, idOrCode); },
                             std::move(done));
}

void PermissionService::create(db::Session &session, NewPermission input, db::AuditActor actor, db::Completion<Permission> done)
{
    Permission draft;
    draft.id = core::newId();
    draft.code = input.code.value_or(codeFromName(input.title, "permission"));
    draft.title = input.title.trimmed().toUtf8();
    draft.description = input.description.trimmed().toUtf8();
    draft.isAssignable = input.isAssignable;
    draft.createdAt = core::formatTimestamp(m_parts.clock.nowMs());
    session.write<Permission>(
        {},
        [parts = m_parts, draft = std::move(draft), parent = std::move(input.parent), shortCode = std::move(input.shortCode),
         actor = std::move(actor)](db::WriteContext &context) -> Result<Permission> {
            BASALT_TRY_VOID(AccessChange::beginEverywhere(context, parts));
            PermissionStore permissions(context.connection());
            Permission permission = draft;
            BASALT_TRY_VOID(place(context.connection(), permission, parent));
            BASALT_TRY(const auto taken, permissions.find(permission.code));
            // A code that looks like an id could not be told from one in an address.
            if (taken || core::isId(permission.code))
                return Error::of(Code::NameTaken);
            if (shortCode)
                BASALT_TRY_VOID(giveShortCode(context.connection(), permission, *shortCode));
            BASALT_TRY_VOID(permissions.insert(permission, actor.userId));
            db::AuditEvent event = permissionEvent(Code::PermissionCreated, "CREATE", permission, actor);
            event.changes.append({"code", QJsonValue::Undefined, auth::auditText(permission.code)});
            event.changes.append({"title", QJsonValue::Undefined, auth::auditText(permission.title)});
            event.changes.append({"is_assignable", QJsonValue::Undefined, permission.isAssignable});
            context.audit(std::move(event));
            return permissionOf(context.connection(), permission.id);
        },
        std::move(done));
}

void PermissionService::update(db::Session &session, const QByteArray &idOrCode, PermissionPatch patch, db::AuditActor actor,
                               db::Completion<Permission> done)
{
    session.write<Permission>(
        {},
        [parts = m_parts, idOrCode, patch = std::move(patch), actor = std::move(actor),
         now = core::formatTimestamp(m_parts.clock.nowMs())](db::WriteContext &context) -> Result<Permission> {
            BASALT_TRY_VOID(AccessChange::beginEverywhere(context, parts));
            BASALT_TRY(const Permission before, permissionOf(context.connection(), idOrCode));
            Permission after = before;
            if (patch.title)
                after.title = patch.title->trimmed().toUtf8();
            if (patch.description)
                after.description = patch.description->trimmed().toUtf8();
            after.isAssignable = patch.isAssignable.value_or(before.isAssignable);
            after.updatedAt = now;
            db::AuditEvent event = permissionEvent(Code::PermissionUpdated, "UPDATE", before, actor);
            if (after.title != before.title)
                event.changes.append({"title", auth::auditText(before.title), auth::auditText(after.title)});
            if (after.description != before.description) {
                event.changes.append({"description", auth::auditText(before.description), auth::auditText(after.description)});
            }
            if (after.isAssignable != before.isAssignable)
                event.changes.append({"is_assignable", before.isAssignable, after.isAssignable});
            if (event.changes.isEmpty())
                return before;
            BASALT_TRY_VOID(PermissionStore(context.connection()).update(after, actor.userId));
            context.audit(std::move(event));
            return permissionOf(context.connection(), before.id);
        },
        std::move(done));
}

void PermissionService::remove(db::Session &session, const QByteArray &idOrCode, db::AuditActor actor,
                               db::Completion<void> done)
{
    session.write<void>(
        {},
        [parts = m_parts, idOrCode, actor = std::move(actor)](db::WriteContext &context) -> Result<void> {
            BASALT_TRY_VOID(AccessChange::beginEverywhere(context, parts));
            BASALT_TRY(const Permission top, permissionOf(context.connection(), idOrCode));
            PermissionStore permissions(context.connection());
            PermissionQuery query;
            query.under = top.code;
            query.limit = 100'000;
            qint64 total = 0;
            BASALT_TRY(const auto nodes, permissions.list(query, total));
            for (const Permission &node : nodes) {
                if (node.source != "custom")
                    return Error::of(Code::PermissionIsSystem);
            }
            // What is below comes later in the order of codes, so it goes first.
            for (qsizetype i = nodes.size(); i-- > 0;) {
                BASALT_TRY_VOID(permissions.remove(nodes[i].id));
                db::AuditEvent event = permissionEvent(Code::PermissionDeleted, "DELETE", nodes[i], actor);
                event.changes.append({"code", auth::auditText(nodes[i].code), QJsonValue::Undefined});
                context.audit(std::move(event));
            }
            return {};
        },
        std::move(done));
}

} // namespace basalt::access
