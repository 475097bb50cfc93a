// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "access/groupmappingservice.h"

#include "access/groupopening.h"
#include "access/groupstore.h"
#include "core/timestamp.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::access {

namespace {

constexpr QByteArrayView kManageMappings("groups.mappings");

bool isSame(const auth::GroupMapping &a, const auth::GroupMapping &b)
{
    return a.provider == b.provider && a.objectId == b.objectId && a.role == b.role;
}

/** A group whose mappings are about to be changed, by somebody who may give what it grants. */
Result<Group> openMappings(db::WriteContext &context, const AccessParts &parts, const Asker &asker, const QByteArray &groupId)
{
    BASALT_TRY(OpenGroup open, openGroup(context, parts, asker, groupId, kManageMappings));
    BASALT_TRY(const auto given, GroupStore(context.connection()).given(groupId));
    BASALT_TRY_VOID(open.access.mayGive(given));
    return std::move(open.group);
}

} // namespace

void GroupMappingService::list(db::Session &session, const auth::Principal &caller, const QByteArray &groupId,
                               db::Completion<QList<auth::GroupMapping>> done)
{
    if (const auto allowed = demand(caller, "groups.read"); !allowed) {
        done(allowed.error());
        return;
    }
    session.read<QList<auth::GroupMapping>>(
        [caller, groupId](db::Connection &connection) -> Result<QList<auth::GroupMapping>> {
            BASALT_TRY(const Group group, seenGroup(connection, caller, groupId));
            return auth::GroupMappingStore(connection).ofGroup(group.id);
        },
        std::move(done));
}

void GroupMappingService::add(db::Session &session, Asker asker, const QByteArray &groupId, NewGroupMapping input,
                              db::Completion<auth::GroupMapping> done)
{
    const QByteArray trail = sightOf(asker.caller);
    session.write<auth::GroupMapping>(
        trail,
        [parts = m_parts, asker = std::move(asker), groupId, input = std::move(input),
         now = core::formatTimestamp(m_parts.clock.nowMs())](db::WriteContext &context) -> Result<auth::GroupMapping> {
            BASALT_TRY(const Group group, openMappings(context, parts, asker, groupId));
            BASALT_TRY(auto made, addMapping(context, group, draftMapping(group, input, {}, now), asker.actor));
            if (!made)
                return Error::of(Code::Conflict, u"The group has this mapping already."_s);
            return std::move(*made);
        },
        std::move(done));
}

void GroupMappingService::remove(db::Session &session, Asker asker, const QByteArray &groupId, const QByteArray &id,
                                 db::Completion<void> done)
{
    const QByteArray trail = sightOf(asker.caller);
    session.write<void>(
        trail,
        [parts = m_parts, asker = std::move(asker), groupId, id](db::WriteContext &context) -> Result<void> {
            BASALT_TRY(const OpenGroup open, openGroup(context, parts, asker, groupId, kManageMappings));
            BASALT_TRY(const auto mapping, auth::GroupMappingStore(context.connection()).find(groupId, id));
            if (!mapping)
                return Error::of(Code::GroupMappingNotFound);
            return removeMapping(context, open.group, *mapping, asker.actor);
        },
        std::move(done));
}

void GroupMappingService::ensure(db::Session &session, Asker asker, const QByteArray &groupId, EnsuredMappings wanted,
                                 db::Completion<EnsuredMappingsReport> done)
{
    const QByteArray trail = sightOf(asker.caller);
    session.write<EnsuredMappingsReport>(
        trail,
        [parts = m_parts, asker = std::move(asker), groupId, wanted = std::move(wanted),
         now = core::formatTimestamp(m_parts.clock.nowMs())](db::WriteContext &context) -> Result<EnsuredMappingsReport> {
            BASALT_TRY(const Group group, openMappings(context, parts, asker, groupId));
            EnsuredMappingsReport report;
            QList<auth::GroupMapping> listed;
            for (const NewGroupMapping &input : wanted.mappings) {
                listed.append(draftMapping(group, input, wanted.source, now));
                BASALT_TRY(const auto made, addMapping(context, group, listed.last(), asker.actor));
                report.created += made ? 1 : 0;
            }
            auth::GroupMappingStore store(context.connection());
            BASALT_TRY(report.mappings, store.ofGroup(group.id));
            if (wanted.state == EnsuredMappings::State::Present)
                return report;
            for (const auth::GroupMapping &mapping : std::as_const(report.mappings)) {
                const bool isListed =
                    std::ranges::any_of(listed, [&](const auth::GroupMapping &kept) { return isSame(kept, mapping); });
                if (mapping.source != wanted.source || isListed)
                    continue;
                BASALT_TRY_VOID(removeMapping(context, group, mapping, asker.actor));
                ++report.removed;
            }
            BASALT_TRY(report.mappings, store.ofGroup(group.id));
            return report;
        },
        std::move(done));
}

} // namespace basalt::access
