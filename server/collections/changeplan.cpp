// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "collections/changeplan.h"

#include "collections/collectionstore.h"
#include "collections/nametext.h"
#include "core/jsonwriter.h"
#include "schema/fieldcodec.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::collections {

namespace {

using Outcome = RuleUse::Outcome;

Result<qint64> countValues(db::Connection &connection, const schema::Collection &collection, const schema::Field &field)
{
    const QByteArray sql = field.hasColumn()
        ? QByteArray("SELECT count(" + quoted(field.column) + ") FROM " + quoted(collection.tableName))
        : QByteArray("SELECT count(*) FROM " + quoted(field.junction));
    BASALT_TRY(auto rows, connection.query(sql));
    BASALT_TRY(const bool counted, rows.next());
    return counted ? rows.integer(0) : 0;
}

/** A new unique field that gives all records the same value: one record of each account could have it. */
Result<void> findSharedValues(db::Connection &connection, const SchemaDiff &diff, const ChangeInput &input,
                              QList<Finding> &findings)
{
    for (const FieldChange &change : diff.fields()) {
        if (change.before || !change.after->unique
            || schema::isEmpty(valueForExisting(*change.after, input, diff.before().updatedAt)))
            continue;
        BASALT_TRY(auto found, findDuplicates(connection, diff.before(), diff.before().tableName, TableIndex()));
        if (!found)
            continue;
        found->field = change.after->name;
        findings.append(std::move(*found));
    }
    return {};
}

/** New unique indexes over values that are there already and stay as they are; others can be seen only when it is done. */
Result<void> findNewDuplicates(db::Connection &connection, const SchemaDiff &diff, const schema::SchemaSnapshot &schema,
                               QList<Finding> &findings)
{
    for (const schema::Index &own : diff.after().indexes) {
        if (!own.unique || std::ranges::find(diff.before().indexes, own) != diff.before().indexes.end())
            continue;
        schema::Collection as = diff.before();
        schema::Index index = own;
        bool there = true;
        for (QByteArray &name : index.fields) {
            const schema::Field &field = *diff.after().field(name);
            const FieldChange *change = field.system ? nullptr : diff.field(field.id);
            there = there && (field.system || (change->isKept() && change->storage != FieldChange::Storage::New));
            // A condition is written with the new names.
            there = there && (field.system || !change->isRenamed() || index.where.isNull());
            if (there && !field.system)
                name = change->before->name;
        }
        if (!there)
            continue;
        as.indexes = {index};
        const auto definitions = TableDefinition(as, schema, connection.dialect()).indexes();
        if (!definitions)
            continue; // its condition names a field that is new
        BASALT_TRY(auto found, findDuplicates(connection, as, as.tableName, definitions->back()));
        if (found)
            findings.append(std::move(*found));
    }
    return {};
}

void writeNames(core::JsonWriter &out, const QList<QByteArray> &names)
{
    out.beginArray();
    for (const QByteArray &name : names)
        out.string(QByteArrayView(name));
    out.endArray();
}

void writeChanges(core::JsonWriter &out, const SchemaDiff &diff, const ChangePlan &plan)
{
    out.beginArray();
    if (diff.isRenamed()) {
        out.beginObject().member("kind", QByteArrayView("rename_collection"));
        out.member("from", QByteArrayView(diff.before().name)).member("to", QByteArrayView(diff.after().name)).endObject();
    }
    for (const FieldChange &change : diff.fields()) {
        if (!change.before) {
            out.beginObject().member("kind", QByteArrayView("add_field")).member("field", QByteArrayView(change.after->name));
            out.key("to");
            schema::writeField(out, *change.after);
            out.endObject();
        } else if (!change.after) {
            out.beginObject().member("kind", QByteArrayView("drop_field")).member("field", QByteArrayView(change.before->name));
            out.member("values_lost", plan.lost.value(change.before->name)).endObject();
        } else {
            if (change.isRenamed()) {
                out.beginObject().member("kind", QByteArrayView("rename_field"));
                out.member("field", QByteArrayView(change.before->name)).member("to", QByteArrayView(change.after->name));
                out.endObject();
            }
            schema::Field sameName = *change.before;
            sameName.name = change.after->name;
            if (schema::sameDefinition(sameName, *change.after))
                continue;
            out.beginObject().member("kind", QByteArrayView("change_field"));
            out.member("field", QByteArrayView(change.after->name)).key("from");
            schema::writeField(out, *change.before);
            out.key("to");
            schema::writeField(out, *change.after);
            out.member("values_converted", plan.converted.value(change.after->name)).endObject();
        }
    }
    if (diff.after().isView() && *diff.before().select != *diff.after().select)
        out.beginObject().member("kind", QByteArrayView("change_select")).endObject();
    if (diff.before().indexes != diff.after().indexes)
        out.beginObject().member("kind", QByteArrayView("change_indexes")).endObject();
    out.endArray();
}

void writeFindings(core::JsonWriter &out, const QList<Finding> &findings, bool remedied)
{
    out.beginArray();
    for (const Finding &finding : findings) {
        if (finding.remedy.isNull() == remedied)
            continue;
        out.beginObject().member("field", QByteArrayView(finding.field)).member("code", QStringView(finding.code));
        out.member("message", QStringView(finding.message)).member("count", finding.count);
        if (remedied)
            out.member("remedy", QByteArrayView(finding.remedy));
        out.key("records");
        writeNames(out, finding.examples);
        out.endObject();
    }
    out.endArray();
}

void writeUses(core::JsonWriter &out, const QList<RuleUse> &uses)
{
    static constexpr std::array<QByteArrayView, 4> kOutcomes{"rewritten", "kept", "removed", "blocked"};
    out.beginArray();
    for (const RuleUse &use : uses) {
        out.beginObject().member("place", QByteArrayView(use.place)).member("field", QByteArrayView(use.field));
        out.member("before", QByteArrayView(use.before)).member("after", QByteArrayView(use.after));
        out.member("outcome", kOutcomes[static_cast<size_t>(use.outcome)]).key("reason");
        use.reason.isEmpty() ? out.null() : out.string(QStringView(use.reason));
        out.endObject();
    }
    out.endArray();
}

} // namespace

Result<ChangePlan> ChangePlan::make(db::Connection &connection, const schema::Collection &current, const ChangeInput &input,
                                    const schema::SchemaSnapshot &schema)
{
    const SchemaDiff diff(current, input.target);
    ChangePlan plan;
    BASALT_TRY(plan.records, CollectionStore::countRecords(connection, current));
    if (!diff.touchesTables())
        return plan;
    for (const FieldChange &change : diff.fields()) {
        if (change.after || change.isComputed())
            continue;
        BASALT_TRY(plan.lost[change.before->name], countValues(connection, current, *change.before));
    }
    DataScan scan(connection, diff, input, schema, current.tableName);
    BASALT_TRY_VOID(scan.check());
    plan.findings = scan.findings() + missingDefaults(diff, input, plan.records);
    plan.converted = scan.converted();
    const auto blocked = std::ranges::any_of(input.uses, [](const RuleUse &use) { return use.outcome == Outcome::Blocked; });
    if (blocked)
        return plan; // with a rule or an index that cannot be, there are no statements
    BASALT_TRY_VOID(findSharedValues(connection, diff, input, plan.findings));
    BASALT_TRY_VOID(findNewDuplicates(connection, diff, schema, plan.findings));
    BASALT_TRY(const auto alteration, TableAlteration::plan(diff, schema, connection));
    QList<QByteArray> handMade;
    if (!alteration.rebuild().isEmpty()) {
        BASALT_TRY(handMade, TableAlteration::handMade(connection, current.tableName));
    }
    plan.statements = withConversions(alteration, plan.converted, handMade);
    return plan;
}

QList<QByteArray> withConversions(const TableAlteration &alteration, const QHash<QByteArray, qint64> &converted,
                                  const QList<QByteArray> &handMade)
{
    QList<QByteArray> all = alteration.prepare();
    QList<QByteArray> fields = converted.keys();
    std::ranges::sort(fields);
    for (const QByteArray &field : std::as_const(fields))
        all += "-- " + QByteArray::number(converted.value(field)) + " values of \"" + field + "\" are converted by the server";
    all += alteration.alter();
    all += alteration.rebuild();
    all += handMade;
    all += alteration.indexes();
    return all;
}

schema::FieldValue valueForExisting(const schema::Field &field, const ChangeInput &input, const QByteArray &now)
{
    for (const Remedy &remedy : input.remedies.value(field.id)) {
        if (remedy.kind == Remedy::Kind::Value)
            return remedy.value;
    }
    if (!field.required)
        return {};
    if (field.fallback.kind != schema::FieldDefault::Kind::Now)
        return field.fallback.literal;
    constexpr qsizetype kDateLength = 10;
    return field.type == schema::FieldType::Date ? now.first(kDateLength) : now;
}

QList<Finding> missingDefaults(const SchemaDiff &diff, const ChangeInput &input, qint64 records)
{
    QList<Finding> missing;
    for (const FieldChange &change : diff.fields()) {
        if (change.before || !change.after->required || records == 0)
            continue;
        const schema::Field &field = *change.after;
        if (!schema::isEmpty(valueForExisting(field, input, diff.before().updatedAt)))
            continue;
        Finding finding;
        finding.field = field.name;
        finding.code = u"default_needed"_s;
        finding.message =
            u"The field is required, and %1 records exist: give it a default or a value in \"convert\"."_s.arg(records);
        finding.count = records;
        missing.append(std::move(finding));
    }
    return missing;
}

std::optional<Error> refusal(const QList<RuleUse> &uses, const QList<Finding> &findings)
{
    QList<FieldError> faults;
    for (const RuleUse &use : uses) {
        if (use.outcome == Outcome::Blocked)
            faults.append({QString::fromUtf8(use.place), use.reason, u"in_use"_s});
    }
    for (const Finding &finding : findings) {
        if (!finding.remedy.isNull())
            continue;
        QString message = finding.message;
        if (finding.code != u"default_needed"_s) {
            message += finding.count == 1 ? u" 1 record: "_s : u" %1 records, for instance: "_s.arg(finding.count);
            message += QString::fromUtf8(finding.examples.join(", "));
        }
        faults.append({QString::fromUtf8(finding.field), message, finding.code});
    }
    if (faults.isEmpty())
        return std::nullopt;
    Error error = Error::of(Code::SchemaChangeRefused, faults.first().message);
    error.fields = std::move(faults);
    return error;
}

QByteArray changeReport(const schema::Collection &current, const ChangeInput &input, const ChangePlan &plan,
                        const db::Dialect &dialect)
{
    const SchemaDiff diff(current, input.target);
    core::JsonWriter out(2048);
    out.beginObject().member("collection_id", QByteArrayView(current.id)).member("collection", QByteArrayView(current.name));
    out.member("version", current.version).member("records", plan.records);
    out.flag("applicable", !refusal(input.uses, plan.findings).has_value()).key("changes");
    writeChanges(out, diff, plan);
    out.key("problems");
    writeFindings(out, plan.findings, false);
    out.key("conversions");
    writeFindings(out, plan.findings, true);
    out.key("uses");
    writeUses(out, input.uses);
    out.member("dialect", dialect.name()).key("statements");
    writeNames(out, plan.statements);
    out.endObject();
    return out.take();
}

} // namespace basalt::collections
