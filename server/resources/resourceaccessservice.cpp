// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "resources/resourceaccessservice.h"

#include "access/accessservice.h"
#include "resources/recordtypes.h"
#include "resources/resourcetypestore.h"

namespace basalt::resources {

namespace {

using Standing = ResourceSubject::Standing;

Result<ResourceSubject> subjectOf(db::Connection &connection, const auth::Principal &caller, const QByteArray &userId,
                                  const QByteArray &typeCode)
{
    // Owning the account is no way to records: rules, permissions and lists let in to those.
    const auto standingOf = [isRecord = isOfRecords(typeCode)](const auth::Principal &user) {
        return user.superadmin ? Standing::Superadmin : user.accountOwner && !isRecord ? Standing::Owner : Standing::Other;
    };
    if (userId.isNull() || userId == caller.userId) {
        // Authentication has looked at the status.
        return ResourceSubject{caller.userId, caller.accountId, standingOf(caller)};
    }
    BASALT_TRY(const auto state, access::stateSeen(connection, caller, userId));
    const auth::Principal &user = state.principal;
    const bool mayComeIn = !auth::statusProblem(state.status);
    return ResourceSubject{user.userId, user.accountId, mayComeIn ? standingOf(user) : Standing::MayNotComeIn};
}

/** What a list decides, or what is decided without looking at any. */
FlagDecision decisionOf(const ResourceSubject &subject, const AccessList *list, const ResourceName &name,
                        const QByteArray &flag)
{
    switch (subject.standing) {
    case Standing::MayNotComeIn: return {flag, false, "status", {}};
    case Standing::Superadmin: return {flag, true, "superadmin", {}};
    case Standing::Owner: return {flag, true, "owner", {}};
    case Standing::Other: break;
    }
    if (!list)
        return {flag, false, "nothing", {}};
    const ListDecision decision = list->decide(name, flag);
    const auto word = [&]() -> QByteArray {
        switch (decision.by) {
        case ListDecision::By::Denied: return "denied";
        case ListDecision::By::User: return "user";
        case ListDecision::By::UserRole: return "user_role";
        case ListDecision::By::Group: return "group";
        case ListDecision::By::GroupRole: return "group_role";
        case ListDecision::By::Nothing: break;
        }
        return "nothing";
    };
    return {flag, decision.isAllowed(), word(), decision.decisive};
}

/** The flags that a type has. */
Result<QList<QByteArray>> flagsOf(db::Connection &connection, const ResourceType &type)
{
    if (!type.flags.isEmpty())
        return type.flags;
    return ResourceTypeStore(connection).flags();
}

/** Nothing for a type that is not there or not active: then nothing was given that counts. */
Result<std::optional<TypeChain>> chainIfAny(db::Connection &connection, const QByteArray &typeCode)
{
    auto chain = typeChain(connection, typeCode);
    if (chain)
        return std::optional(std::move(*chain));
    if (chain.error().code == Code::ResourceTypeNotFound)
        return std::optional<TypeChain>();
    return std::move(chain).error();
}

/** The name as far as it can be told: without a type no key has a field, so anything will do that is not empty. */
Result<ResourceName> nameOfAny(const ResourceTarget &target, const std::optional<TypeChain> &chain)
{
    if (chain)
        return nameOf(target, chain->type);
    ResourceType any;
    if (target.key) {
        const QStringList fields = target.key->keys();
        for (const QString &field : fields)
            any.keyFields.append(field.toUtf8());
    }
    return nameOf(target, any);
}

Result<QList<bool>> filtered(db::Connection &connection, const auth::Principal &caller, const ResourceFilter &filter)
{
    BASALT_TRY(const ResourceSubject subject, subjectOf(connection, caller, filter.userId, filter.typeCode));
    BASALT_TRY(const auto chain, chainIfAny(connection, filter.typeCode));
    QList<ResourceName> names;
    for (qsizetype i = 0; i < filter.targets.size(); ++i) {
        auto name = nameOfAny(filter.targets[i], chain);
        if (!name)
            return name.error().at(i);
        names.append(std::move(*name));
    }
    std::optional<AccessList> list;
    if (chain && subject.standing == Standing::Other) {
        BASALT_TRY(list, AccessList::load(connection, {subject.accountId, subject.userId}, *chain, names));
    }
    QList<bool> allowed;
    for (const ResourceName &name : names)
        allowed.append(decisionOf(subject, list ? &*list : nullptr, name, filter.flag).isAllowed);
    return allowed;
}

Result<QList<MatrixRow>> matrixOf(db::Connection &connection, const auth::Principal &caller, const ResourceQuestion &question)
{
    BASALT_TRY(const ResourceSubject subject, subjectOf(connection, caller, question.userId, question.target.typeCode));
    BASALT_TRY(const TypeChain top, typeChain(connection, question.target.typeCode));
    BASALT_TRY(const ResourceName name, nameOf(question.target, top.type));
    BASALT_TRY(const auto types, ResourceTypeStore(connection).types(top.type.code));
    QList<MatrixRow> rows;
    for (const ResourceType &type : types) {
        if (!type.isActive)
            continue;
        BASALT_TRY(const TypeChain chain, typeChain(connection, type.code));
        BASALT_TRY(const AccessList list, AccessList::load(connection, {subject.accountId, subject.userId}, chain, {name}));
        BASALT_TRY(const auto flags, flagsOf(connection, type));
        MatrixRow row{type, {}};
        for (const QByteArray &flag : flags)
            row.flags.append({decisionOf(subject, &list, name, flag), list.sources(name, flag)});
        rows.append(std::move(row));
    }
    return rows;
}

} // namespace

Result<void> ResourceAccessService::mayAsk(const auth::Principal &caller, const QByteArray &userId)
{
    if (userId.isNull() || userId == caller.userId)
        return {};
    return access::demand(caller, "resources.read");
}

void ResourceAccessService::check(db::Session &session, const auth::Principal &caller, ResourceQuestion question,
                                  db::Completion<ResourceAnswer> done) const
{
    if (const auto allowed = mayAsk(caller, question.userId); !allowed) {
        done(allowed.error());
        return;
    }
    session.read<ResourceAnswer>(
        [caller, question = std::move(question)](db::Connection &connection) -> Result<ResourceAnswer> {
            BASALT_TRY(const ResourceSubject subject, subjectOf(connection, caller, question.userId, question.target.typeCode));
            BASALT_TRY(const auto chain, chainIfAny(connection, question.target.typeCode));
            BASALT_TRY(const ResourceName name, nameOfAny(question.target, chain));
            QList<QByteArray> flags = question.flags;
            std::optional<AccessList> list;
            if (chain) {
                if (flags.isEmpty()) {
                    BASALT_TRY(flags, flagsOf(connection, chain->type));
                }
                if (subject.standing == Standing::Other) {
                    BASALT_TRY(list, AccessList::load(connection, {subject.accountId, subject.userId}, *chain, {name}));
                }
            }
            ResourceAnswer answer{subject.userId, {}};
            for (const QByteArray &flag : flags)
                answer.decisions.append(decisionOf(subject, list ? &*list : nullptr, name, flag));
            return answer;
        },
        std::move(done));
}

void ResourceAccessService::filter(db::Session &session, const auth::Principal &caller, ResourceFilter filter,
                                   db::Completion<QList<bool>> done) const
{
    if (const auto allowed = mayAsk(caller, filter.userId); !allowed) {
        done(allowed.error());
        return;
    }
    session.read<QList<bool>>(
        [caller, filter = std::move(filter)](db::Connection &connection) { return filtered(connection, caller, filter); },
        std::move(done));
}

void ResourceAccessService::matrix(db::Session &session, const auth::Principal &caller, ResourceQuestion question,
                                   db::Completion<QList<MatrixRow>> done) const
{
    if (const auto allowed = mayAsk(caller, question.userId); !allowed) {
        done(allowed.error());
        return;
    }
    session.read<QList<MatrixRow>>(
        [caller, question = std::move(question)](db::Connection &connection) { return matrixOf(connection, caller, question); },
        std::move(done));
}

void ResourceAccessService::reached(db::Session &session, const auth::Principal &caller, ResourceFilter filter,
                                    db::Completion<QList<ReachedResource>> done) const
{
    if (const auto allowed = mayAsk(caller, filter.userId); !allowed) {
        done(allowed.error());
        return;
    }
    session.read<QList<ReachedResource>>(
        [caller, filter = std::move(filter)](db::Connection &connection) -> Result<QList<ReachedResource>> {
            BASALT_TRY(const ResourceSubject subject, subjectOf(connection, caller, filter.userId, filter.typeCode));
            BASALT_TRY(const TypeChain chain, typeChain(connection, filter.typeCode));
            BASALT_TRY(const AccessList list, AccessList::loadAll(connection, {subject.accountId, subject.userId}, chain));
            QList<ReachedResource> reached;
            const QList<QByteArray> resources = list.resources();
            for (const QByteArray &resource : resources) {
                FlagDecision decision = decisionOf(subject, &list, ResourceName::fromText(resource), filter.flag);
                if (decision.isAllowed)
                    reached.append({resource, std::move(decision)});
            }
            return reached;
        },
        std::move(done));
}

} // namespace basalt::resources
