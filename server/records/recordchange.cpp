// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "records/recordchange.h"

#include "records/mask.h"
#include "records/newrecord.h"
#include "records/projection.h"
#include "records/recorderrors.h"
#include "rules/evaluator.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::records {

namespace {

bool isSame(const schema::Field &field, const schema::FieldValue &a, const schema::FieldValue &b)
{
    // PostgreSQL writes JSON its own way, so texts that differ may be the same value.
    if (field.type == schema::FieldType::Json)
        return schema::toJson(field, a) == schema::toJson(field, b);
    return schema::sameValue(a, b);
}

} // namespace

Result<void> RecordChange::insert(const schema::RecordValues &record, const QByteArray &accountName, const RequestData &data)
{
    m_variables.data = data;
    BASALT_TRY_VOID(checkSchema());
    const schema::Collection &collection = *m_request.collection;
    std::vector<size_t> columns;
    for (size_t i = schema::kSystemColumnCount; i < record.size(); ++i)
        columns.push_back(i);
    BASALT_TRY_VOID(checkReferences(record, columns));
    if (auto inserted = m_store.insert(collection, record, m_request.plan->insertStatement()); !inserted)
        return nameField(std::move(inserted).error(), collection);
    if (!hasLocalRule())
        BASALT_TRY_VOID(checkRule(record));
    recordCreated(record, accountName);
    publishAfterCommit();
    return {};
}

Result<StoredRecord> RecordChange::update(const QByteArray &id, const RecordInput &input, const Precondition &precondition,
                                          Unseen unseen)
{
    BASALT_TRY_VOID(checkSchema());
    const schema::Collection &collection = *m_request.collection;
    BASALT_TRY(StoredRecord stored, load(id, &input));
    if (!stored.isVisible && unseen == Unseen::NotFound)
        return Error::of(Code::RecordNotFound);
    if (!precondition.holds(std::get<qint64>(stored.values[schema::kVersion])))
        return Error::of(Code::PreconditionFailed);

    BASALT_TRY_VOID(refuseManaged(stored, input));
    const schema::RecordValues before = stored.values;
    std::vector<size_t> changed;
    for (size_t i = 0; i < input.values.size(); ++i) {
        if (!input.values[i] || isSame(collection.columns[i], before[i], *input.values[i]))
            continue;
        if (stored.isVisible && isMaskOf(i, before, *input.values[i]))
            continue;
        stored.values[i] = *input.values[i];
        changed.push_back(i);
    }
    if (changed.empty())
        return stored;
    stored.values[schema::kUpdatedAt] = m_request.variables.now;
    stored.values[schema::kUpdatedBy] = m_request.author;
    stored.values[schema::kVersion] = std::get<qint64>(before[schema::kVersion]) + 1;
    if (hasLocalRule())
        BASALT_TRY_VOID(checkRule(stored.values));
    BASALT_TRY_VOID(checkReferences(stored.values, changed));
    if (auto updated = m_store.update(collection, stored.values, changed); !updated)
        return nameField(std::move(updated).error(), collection);
    if (!hasLocalRule())
        BASALT_TRY_VOID(checkRule(stored.values));
    recordUpdated(collection, before, stored.values, changed, m_request.grant.allowedBy, stored.accountName);
    publishAfterCommit();
    return stored;
}

/** Of what the caller may not see the answer must tell nothing: there the stored value is refused like any other. */
Result<void> RecordChange::refuseManaged(const StoredRecord &stored, const RecordInput &input) const
{
    const schema::Collection &collection = *m_request.collection;
    const Grant &grant = m_request.grant;
    if (grant.seesEverything)
        return {};
    QList<FieldError> refused;
    for (size_t i = 0; i < input.values.size(); ++i) {
        const schema::Field &field = collection.columns[i];
        if (!field.options.managed || !input.values[i])
            continue;
        const bool isSeen =
            stored.isVisible && maySee(grant, collection, schema::Operation::View, field) && !isMasked(grant, field);
        if (!isSeen || !isSame(field, stored.values[i], *input.values[i]))
            refused.append(managedField(field));
    }
    return records::refuseManaged(std::move(refused));
}

Result<void> RecordChange::remove(const QByteArray &id, const Precondition &precondition)
{
    BASALT_TRY_VOID(checkSchema());
    BASALT_TRY(StoredRecord stored, load(id, nullptr));
    if (!precondition.holds(std::get<qint64>(stored.values[schema::kVersion])))
        return Error::of(Code::PreconditionFailed);
    m_accountName = stored.accountName;
    BASALT_TRY(DeletionPlan plan, planDeletion(std::move(stored.values)));
    // What the collections that refer to this one looked like was asked before their tables were read, and held by that.
    if (!m_request.schema->referencesTo(m_request.collection->id).isEmpty())
        BASALT_TRY_VOID(m_request.guard.confirm(m_context.connection(), false));
    BASALT_TRY_VOID(execute(std::move(plan)));
    publishAfterCommit();
    return {};
}

/** A schema change since the request was understood may have changed rules as well: then it must be understood anew. */
Result<void> RecordChange::checkSchema()
{
    if (!m_isSchemaHeld)
        BASALT_TRY_VOID(m_request.guard.holdForWrite(m_context.connection(), *m_request.collection));
    m_isSchemaHeld = true;
    return {};
}

Result<StoredRecord> RecordChange::load(const QByteArray &id, const RecordInput *input)
{
    const schema::Collection &collection = *m_request.collection;
    BASALT_TRY(auto stored, m_store.findForUpdate(collection, m_request.plan->stored(), id, m_request.grant.accountId));
    if (!stored)
        return Error::of(Code::RecordNotFound);
    if (m_request.grant.seesEverything)
        return std::move(*stored);
    m_variables.old = std::make_shared<const schema::RecordValues>(stored->values);
    if (input) {
        BASALT_TRY(m_variables.data, dataFor(*stored, *input));
    }
    bool allowed = true;
    if (m_request.grant.rule) {
        BASALT_TRY(allowed, satisfies(*m_request.grant.rule, stored->values));
    }
    if (input || !allowed) {
        BASALT_TRY(stored->isVisible, mayView(stored->values));
    }
    if (!allowed)
        return Error::of(stored->isVisible ? Code::Forbidden : Code::RecordNotFound);
    return std::move(*stored);
}

/** Whether the caller sends back what answers show instead of a personal value: that is no change of it either. */
bool RecordChange::isMaskOf(size_t column, const schema::RecordValues &record, const schema::FieldValue &given) const
{
    const schema::Collection &collection = *m_request.collection;
    const schema::Field &field = collection.columns[column];
    if (!isMasked(m_request.grant, field) || !maySee(m_request.grant, collection, schema::Operation::View, field))
        return false;
    if (field.multiple || !schema::isTextual(field.type))
        return schema::isEmpty(given);
    const auto *secret = std::get_if<QByteArray>(&record[column]);
    const auto *text = std::get_if<QByteArray>(&given);
    return secret && text && *text == masked(*secret, field.maskType);
}

/** What rules take as sent: a value that changes nothing, in another notation or masked, is the one that is stored. */
Result<RequestData> RecordChange::dataFor(const StoredRecord &stored, const RecordInput &input)
{
    auto data = std::make_shared<std::vector<std::optional<schema::FieldValue>>>(input.values);
    std::optional<bool> visible; // asked at most once; of what they are not shown the answer must tell nothing
    for (size_t i = 0; i < data->size(); ++i) {
        std::optional<schema::FieldValue> &given = (*data)[i];
        if (!given)
            continue;
        bool same = isSame(m_request.collection->columns[i], stored.values[i], *given);
        if (!same && isMaskOf(i, stored.values, *given)) {
            if (!visible) {
                BASALT_TRY(visible, mayView(stored.values));
            }
            same = *visible;
        }
        if (same)
            given = stored.values[i];
    }
    return RequestData(std::move(data));
}

Result<bool> RecordChange::mayView(const schema::RecordValues &record)
{
    if (m_request.grant.viewsAll)
        return true;
    const rules::Rule &view = m_request.grant.listedView ? *m_request.grant.listedView
                                                         : (*m_request.rules)[static_cast<size_t>(schema::Operation::View)];
    // As decide() has it: a condition is for people who are signed in.
    if (view.kind == rules::Rule::Kind::Expression && m_variables.authId.isNull())
        return false;
    return satisfies(view, record);
}

/** Whether a record, which is stored if the rule is not local, satisfies a rule. */
Result<bool> RecordChange::satisfies(const rules::Rule &rule, const schema::RecordValues &record)
{
    switch (rule.kind) {
    case rules::Rule::Kind::Locked: return false;
    case rules::Rule::Kind::Open: return true;
    case rules::Rule::Kind::Expression: break;
    }
    if (rules::isLocal(*rule.condition))
        return rules::Evaluator(record, m_variables).evaluate(*rule.condition) == rules::Truth::True;
    BASALT_TRY(const bool satisfied,
               m_store.satisfies(*m_request.collection, textOf(record, schema::kId), *rule.condition, m_variables));
    // Another collection that the rule reads may have changed before it was read; from then on its table is held.
    BASALT_TRY_VOID(m_request.guard.confirm(m_context.connection(), false));
    return satisfied;
}

/** What the record has become must satisfy the rule as well. */
Result<void> RecordChange::checkRule(const schema::RecordValues &record)
{
    if (!m_request.grant.rule)
        return {};
    BASALT_TRY(const bool allowed, satisfies(*m_request.grant.rule, record));
    if (!allowed)
        return Error::of(Code::RuleNotSatisfied);
    return {};
}

bool RecordChange::hasLocalRule() const
{
    return !m_request.grant.rule || rules::isLocal(*m_request.grant.rule->condition);
}

/** A record of another account answers like none at all. */
Result<void> RecordChange::checkReferences(const schema::RecordValues &record, const std::vector<size_t> &columns)
{
    const QByteArray &accountId = textOf(record, schema::kAccountId);
    QList<FieldError> faults;
    for (const size_t column : columns) {
        const schema::Field &field = m_request.collection->columns[column];
        if (!field.isReference() || schema::isEmpty(record[column]))
            continue;
        const auto target = m_request.schema->byId(field.targetId);
        if (!target)
            return Error::of(Code::CollectionNotFound);
        const auto *list = std::get_if<QList<QByteArray>>(&record[column]);
        const QList<QByteArray> ids = list ? *list : QList<QByteArray>{std::get<QByteArray>(record[column])};
        for (const QByteArray &id : ids) {
            BASALT_TRY(const bool exists, m_store.exists(*target, id, accountId));
            if (exists)
                continue;
            faults.append({QString::fromUtf8(field.name),
                           u"There is no such record in \"%1\"."_s.arg(QString::fromUtf8(target->name)),
                           u"invalid_reference"_s});
            break;
        }
    }
    if (!faults.isEmpty())
        return Error::invalid(std::move(faults));
    return {};
}

void RecordChange::recordCreated(const schema::RecordValues &record, const QByteArray &accountName)
{
    const schema::Collection &collection = *m_request.collection;
    QList<db::AuditChange> changes;
    for (size_t i = schema::kSystemColumnCount; i < record.size(); ++i) {
        if (!schema::isEmpty(record[i]))
            changes.append(
                {collection.columns[i].name, QJsonValue::Undefined, schema::toJson(collection.columns[i], record[i])});
    }
    note(Code::RecordCreated, "CREATE", collection, record, std::move(changes), m_request.grant.allowedBy,
         json(collection, record, accountName));
}

void RecordChange::recordUpdated(const schema::Collection &collection, const schema::RecordValues &before,
                                 const schema::RecordValues &after, const std::vector<size_t> &changed,
                                 const QByteArray &allowedBy, const QByteArray &accountName)
{
    QList<db::AuditChange> changes;
    for (const size_t i : changed) {
        const schema::Field &field = collection.columns[i];
        changes.append({field.name, schema::toJson(field, before[i]), schema::toJson(field, after[i])});
    }
    note(Code::RecordUpdated, "UPDATE", collection, after, std::move(changes), allowedBy, json(collection, after, accountName));
}

void RecordChange::recordDeleted(const schema::Collection &collection, const schema::RecordValues &before,
                                 const QByteArray &allowedBy)
{
    QList<db::AuditChange> changes;
    for (size_t i = schema::kSystemColumnCount; i < before.size(); ++i) {
        if (!schema::isEmpty(before[i]))
            changes.append(
                {collection.columns[i].name, schema::toJson(collection.columns[i], before[i]), QJsonValue::Undefined});
    }
    // An id is made of hexadecimal digits and hyphens: nothing to escape.
    note(Code::RecordDeleted, "DELETE", collection, before, std::move(changes), allowedBy,
         "{\"id\":\"" + textOf(before, schema::kId) + "\"}");
}

/** One audit event, and the realtime event that goes with it. */
void RecordChange::note(Code event, const QByteArray &operation, const schema::Collection &collection,
                        const schema::RecordValues &record, QList<db::AuditChange> changes, QByteArray allowedBy,
                        QByteArray recordJson)
{
    db::AuditEvent entry;
    entry.event = event;
    entry.operation = operation;
    entry.accountId = textOf(record, schema::kAccountId);
    entry.actor = m_request.actor;
    entry.table = collection.tableName;
    entry.collectionId = collection.id;
    entry.collectionName = collection.name;
    entry.schemaVersion = collection.version;
    entry.recordId = textOf(record, schema::kId);
    entry.changes = std::move(changes);
    entry.allowedBy = std::move(allowedBy);
    m_published.emplace_back(
        m_context.auditCount(),
        core::RecordEvent{entry.accountId, collection.name, operation.toLower(), entry.recordId, 0, std::move(recordJson)});
    m_context.audit(std::move(entry));
}

void RecordChange::publishAfterCommit()
{
    m_context.afterCommit(
        [&sink = m_events, events = std::move(m_published)](std::span<const db::AuditPosition> positions) mutable {
            for (auto &[index, event] : events) {
                if (index >= positions.size())
                    continue;
                event.sequence = positions[index].sequence;
                sink.publish(std::move(event));
            }
        });
    m_published.clear();
}

QByteArray RecordChange::json(const schema::Collection &collection, const schema::RecordValues &record,
                              const QByteArray &accountName) const
{
    QByteArray out;
    if (&collection == m_request.collection.get()) {
        writeComplete(out, m_request.plan->everything(), collection, record, accountName, m_request.variables);
        return out;
    }
    const Projection everything(
        collection, m_context.connection().dialect(), [](const schema::Field &) { return true; },
        [](const schema::Field &) { return false; });
    writeComplete(out, everything, collection, record, accountName, m_request.variables);
    return out;
}

} // namespace basalt::records
