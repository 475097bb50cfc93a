// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "records/newrecord.h"

#include "core/ids.h"
#include "rules/computation.h"
#include "rules/evaluator.h"

namespace basalt::records {

Result<schema::RecordValues> newRecord(const RecordRequest &request, const RecordInput &input)
{
    const schema::Collection &collection = *request.collection;
    schema::RecordValues record(collection.columns.size());
    record[schema::kId] = core::newId();
    record[schema::kCreatedAt] = record[schema::kUpdatedAt] = request.variables.now;
    record[schema::kCreatedBy] = record[schema::kUpdatedBy] = request.author;
    record[schema::kVersion] = qint64(1);
    QList<FieldError> faults;
    QList<FieldError> refused;
    for (size_t i = schema::kSystemColumnCount; i < record.size(); ++i) {
        const schema::Field &field = collection.columns[i];
        record[i] = input.values[i] ? *input.values[i] : defaultValue(field, request.variables);
        if (field.options.managed && input.values[i] && !request.grant.seesEverything
            && !schema::sameValue(record[i], defaultValue(field, request.variables)))
            refused.append(managedField(field));
        if (field.required && schema::isEmpty(record[i]))
            faults.append(requiredMissing(field));
    }
    BASALT_TRY_VOID(refuseManaged(std::move(refused)));
    if (!faults.isEmpty())
        return Error::invalid(std::move(faults));
    return record;
}

void writeComplete(QByteArray &out, const Projection &projection, const schema::Collection &collection,
                   const schema::RecordValues &record, const QByteArray &accountName, const rules::Variables &variables)
{
    if (!rules::hasComputed(collection))
        return projection.write(out, record, accountName);
    schema::RecordValues complete = record;
    rules::compute(collection, complete, variables);
    projection.write(out, complete, accountName);
}

Result<void> checkCreateRule(const RecordRequest &request, const rules::Variables &variables,
                             const schema::RecordValues &record)
{
    // A rule that reads other records is checked where the record is written.
    if (!request.grant.rule || !rules::isLocal(*request.grant.rule->condition))
        return {};
    if (rules::Evaluator(record, variables).evaluate(*request.grant.rule->condition) != rules::Truth::True)
        return Error::of(Code::RuleNotSatisfied);
    return {};
}

} // namespace basalt::records
