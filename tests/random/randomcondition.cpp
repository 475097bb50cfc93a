// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "random/randomcondition.h"

#include "random/memorytables.h"
#include "rules/pathresolver.h"

#include <algorithm>
#include <functional>

namespace basalt::test {

using rules::ValueType;

namespace {

bool isNumber(ValueType type)
{
    return type == ValueType::Number || type == ValueType::Integer || type == ValueType::Decimal;
}

const std::vector<QByteArray> &patterns()
{
    static const std::vector<QByteArray> values{"",  "a",  "%",  "_", "a%", "%b", "_b", "\\\\%", "\\\\_", "\\\\\\\\",
                                                "Ä", "SS", "%😀", "k", "s",  "__", "i",  "%a%b%", "_%_",   "'"};
    return values;
}

} // namespace

QByteArray RandomCondition::write(int depth)
{
    m_parts.clear();
    QByteArray text = condition(depth);
    std::ranges::stable_sort(m_parts, std::greater(), &QByteArray::size);
    return text;
}

QByteArray RandomCondition::sortKey()
{
    for (int i = 0; i < 20; ++i) {
        const auto operand = path();
        if (operand && !operand->many && operand->type != ValueType::Json)
            return operand->text;
    }
    return {};
}

QByteArray RandomCondition::condition(int depth)
{
    QByteArray text;
    if (depth > 0 && !m_random.oneIn(3)) {
        switch (m_random.below(6)) {
        case 0: text = sameRelation(); break;
        case 1: text = word("!", "not ", "NOT ") + '(' + condition(depth - 1) + ')'; break;
        default: {
            const QByteArray connective = m_random.oneIn(2) ? word(" && ", " and ", " AND ") : word(" || ", " or ", " OR ");
            text = '(' + condition(depth - 1);
            for (int i = m_random.below(3); i >= 0; --i)
                text += connective + condition(depth - 1);
            text += ')';
        }
        }
    }
    if (text.isEmpty())
        text = m_random.oneIn(25) ? macro() : comparison();
    m_parts.push_back(text);
    return text;
}

/** Several conditions through one relation, which speak of one row where an AND joins them. */
QByteArray RandomCondition::sameRelation()
{
    Place place = start();
    for (int i = 0; i < 2 && place.many == 0; ++i)
        place = walk(place, 1);
    if (place.many == 0)
        return {};
    QByteArray text("(");
    for (int i = 1 + m_random.below(3); i >= 0; --i) {
        auto field = endAt(m_random.oneIn(5) ? walk(place, 1) : place);
        if (!field)
            return {};
        if (text.size() > 1)
            text += m_random.of({" && ", " && ", " || "});
        const QByteArray compared = compare(m_random.oneIn(4) ? modified(*field) : *field);
        text += m_random.oneIn(4) ? QByteArray("!(" + compared + ')') : compared;
    }
    return text + ')';
}

QByteArray RandomCondition::macro()
{
    const auto time = [&] { return m_random.of({"'09:00'", "'21:38'", "'21:39'", "'00:00'", "'23:59'"}); };
    switch (m_random.below(usesClock ? 7 : 6)) {
    case 0: return "@has_role(" + quoted(m_random.of({"admin", "x"})) + ')';
    case 1: return "@has_group('g1')";
    case 2: return "@has_permission(\"p2\")";
    case 6: return "@in_time_range(" + time() + ", " + time() + ')';
    case 3: return m_subject.mayName(*m_subject.collection.field("created_by")) ? "@owns_record()" : "@is_public()";
    case 4: return "@is_creator()";
    default: return "@is_public()";
    }
}

QByteArray RandomCondition::comparison()
{
    if (m_random.oneIn(25))
        return constants();
    for (int i = 0; i < 10; ++i) {
        if (auto left = operand())
            return compare(m_random.oneIn(3) ? modified(*left) : *left);
    }
    return m_random.of({"true", "false", "1 = 1"});
}

/** Both sides without a row. */
QByteArray RandomCondition::constants()
{
    const ValueType type = m_random.of({ValueType::Text, ValueType::Number, ValueType::Boolean});
    return literal(type) + ' ' + (type == ValueType::Boolean ? equality() : order()) + ' ' + literal(type);
}

QByteArray RandomCondition::compare(Operand left)
{
    const QByteArray each = eachOf(left);
    bool any = left.many && each.isEmpty();
    const QByteArray text = left.text + each;
    if (left.type == ValueType::Json || m_random.oneIn(8)) {
        left.text = text;
        left.modified = left.modified || !each.isEmpty();
        return nullTest(left);
    }
    const bool comparable = left.type != ValueType::Boolean;
    if (comparable && !left.many && m_random.oneIn(6))
        return list(left);
    if (comparable && !left.reference && (!left.many || !each.isEmpty()) && m_random.oneIn(6)) {
        left.text = text;
        return range(left);
    }
    if (left.type == ValueType::Text && !left.reference && m_random.oneIn(3)) {
        const QByteArray op = m_random.of({"~ ", "!~ "});
        if (m_random.oneIn(6))
            return text + " ?" + op + m_random.of({"@request.auth.groups", "@request.auth.context.several:lower"});
        const QByteArray before = text + (any ? " ?" : " ") + op;
        if (m_random.oneIn(5))
            return before + m_random.of({"@request.auth.id", "@request.auth.email", "@request.auth.role:lower"});
        return before + '\'' + QByteArray(m_random.of(patterns())).replace('\'', "\\'") + '\'';
    }
    if (left.type == ValueType::Boolean && !left.many && m_random.oneIn(3))
        return text;
    std::optional<Operand> right;
    if (m_random.oneIn(2))
        right = m_random.oneIn(3) ? several(left) : one(left.type);
    const QByteArray rightEach = right ? eachOf(*right) : QByteArray();
    any = any || (right && right->many && rightEach.isEmpty());
    const bool equalOnly = left.type == ValueType::Boolean || left.reference || (right && right->reference);
    const QByteArray op = (any ? " ?" : " ") + (equalOnly ? equality() : order()) + ' ';
    const QByteArray other = right ? right->text + rightEach : literal(left.type);
    // A literal may stand first, and what depends on nothing may as well.
    if (left.column && !right && m_random.oneIn(6))
        return other + op + text;
    return text + op + other;
}

/** Of many values sometimes that all are meant. */
QByteArray RandomCondition::eachOf(const Operand &operand)
{
    return operand.many && !operand.modified && m_random.oneIn(3) ? ":each" : "";
}

QByteArray RandomCondition::nullTest(const Operand &operand)
{
    const bool plain = !operand.many || (operand.whole && !operand.modified);
    if (operand.many && (!plain || m_random.oneIn(2))) {
        const bool each = operand.text.endsWith(":each");
        return operand.text + ' ' + (each ? "" : "?") + equality() + " null";
    }
    if (plain && m_random.oneIn(4) && !operand.many)
        return "null " + equality() + ' ' + operand.text;
    return operand.text + m_random.of({" IS NULL", " IS NOT NULL", " is not null", " = null", " != null"});
}

QByteArray RandomCondition::list(const Operand &operand)
{
    QByteArray text = operand.text + m_random.of({" IN (", " NOT IN (", " in ("});
    for (int i = m_random.below(4); i >= 0; --i)
        text += literal(operand.type) + (i > 0 ? ", " : ")");
    return text;
}

QByteArray RandomCondition::range(const Operand &operand)
{
    const auto limit = [&] {
        const auto other = m_random.oneIn(4) ? one(operand.type) : std::nullopt;
        return other && !other->reference ? other->text : literal(operand.type);
    };
    return operand.text + m_random.of({" BETWEEN ", " NOT BETWEEN ", " between "}) + limit() + m_random.of({" AND ", " and "})
        + limit();
}

std::optional<RandomCondition::Operand> RandomCondition::operand()
{
    switch (m_random.below(12)) {
    case 0: return arithmetic();
    case 1: return variable();
    case 2: return sent();
    case 3: return ofCollection();
    default: return path();
    }
}

/** One value that compares with that type. */
std::optional<RandomCondition::Operand> RandomCondition::one(ValueType type)
{
    return fitting(type, false);
}

/** Many values that compare with those; beside many, short lists, as each is compared with each. */
std::optional<RandomCondition::Operand> RandomCondition::several(const Operand &beside)
{
    if (beside.many && beside.type == ValueType::Text && !m_random.oneIn(4))
        return m_random.oneIn(2) ? claim(true) : listOfCaller();
    return fitting(beside.type, true);
}

std::optional<RandomCondition::Operand> RandomCondition::fitting(ValueType type, bool many)
{
    for (int i = 0; i < 8; ++i) {
        auto found = operand();
        if (found && m_random.oneIn(4))
            found = modified(*found);
        if (!found || found->many != many || type == ValueType::Json)
            continue;
        // A day beside an instant that is no field: what is now becomes today.
        const bool today = type == ValueType::Date && found->type == ValueType::DateTime && !found->column;
        if (found->type == type || (isNumber(found->type) && isNumber(type)) || today)
            return found;
    }
    return std::nullopt;
}

RandomCondition::Operand RandomCondition::listOfCaller()
{
    return {m_random.of({"@request.auth.groups", "@request.auth.permissions"}), ValueType::Text, true, true};
}

/** One of no value, of one or of several, where it stands for all or for its only one. */
RandomCondition::Operand RandomCondition::claim(bool many)
{
    return {"@request.auth.context." + m_random.of({"one", "several", "several", "none", "absent"}), ValueType::Text, many};
}

RandomCondition::Place RandomCondition::start() const
{
    return {&m_subject.collection, m_subject.mayName, {}, 0, false};
}

RandomCondition::Place RandomCondition::walk(Place place, int steps)
{
    for (int i = 0; i < steps; ++i) {
        auto next = step(place);
        if (!next)
            break;
        place = std::move(*next);
    }
    return place;
}

/** Along a reference, or back. */
std::optional<RandomCondition::Place> RandomCondition::step(const Place &from)
{
    std::vector<Place> ways;
    const auto add = [&](const schema::CollectionPtr &target, const QByteArray &name, bool many, const schema::Field *back) {
        const auto reachable = m_subject.reach(*target);
        if (!reachable || (back && !reachable->mayName(*back)))
            return;
        ways.push_back({target.get(), reachable->mayName, from.text + name + '.', from.many + int(many), many});
    };
    for (const schema::Field &field : from.collection->fields()) {
        if (field.isReference() && from.mayName(field))
            add(m_subject.schema.byId(field.targetId), field.name, field.multiple, nullptr);
    }
    for (const schema::IncomingReference &incoming : m_subject.schema.referencesTo(from.collection->id)) {
        const schema::Field &field = incoming.from->columns[size_t(incoming.column)];
        add(incoming.from, incoming.from->name + "_via_" + field.name, true, &field);
    }
    return ways.empty() ? std::nullopt : std::optional(m_random.of(ways));
}

std::optional<RandomCondition::Operand> RandomCondition::path()
{
    return endAt(walk(start(), m_random.oneIn(2) ? 0 : m_random.oneIn(6) ? 3 : 1 + m_random.below(2)));
}

std::optional<RandomCondition::Operand> RandomCondition::ofCollection()
{
    const schema::CollectionPtr target = m_random.of(m_subject.schema.collections());
    const auto reachable = m_subject.reach(*target);
    if (!reachable)
        return std::nullopt;
    const QByteArray text = "@collection." + target->name + '.';
    return endAt(walk({target.get(), reachable->mayName, text, 1, true}, m_random.oneIn(3)));
}

/** A field of the place, or what led there. */
std::optional<RandomCondition::Operand> RandomCondition::endAt(const Place &place)
{
    const bool named = place.text.contains("_via_") || place.text.startsWith('@');
    if (place.lastIsMany && named && m_random.oneIn(4)) {
        // The last name must be the relation back itself, or the collection; only those stand for ids.
        const QByteArray text = place.text.chopped(1);
        const QByteArray last = text.sliced(text.lastIndexOf('.') + 1);
        if (last.contains("_via_") && !place.collection->field(last))
            return Operand{text, ValueType::Text, true, place.many == 1, false, true, false};
    }
    std::vector<const schema::Field *> fields;
    for (const schema::Field &field : place.collection->columns) {
        if (place.mayName(field) && (!field.system || m_random.oneIn(4)))
            fields.push_back(&field);
    }
    if (fields.empty())
        return std::nullopt;
    const schema::Field &field = *m_random.of(fields);
    const int many = place.many + int(field.multiple);
    Operand operand{place.text + field.name,
                    rules::valueTypeOf(field),
                    many > 0,
                    many == 1 && field.multiple,
                    field.isReference(),
                    true,
                    false};
    if (field.multiple)
        operand.type = ValueType::Text;
    return operand;
}

RandomCondition::Operand RandomCondition::variable()
{
    switch (m_random.below(usesClock ? 5 : 3)) {
    case 0: return listOfCaller();
    case 1: return claim(m_random.oneIn(2));
    case 3:
        return {m_random.of({"@now", "@yesterday", "@tomorrow", "@todayStart", "@todayEnd", "@monthStart", "@monthEnd",
                             "@yearStart", "@yearEnd"}),
                ValueType::DateTime};
    case 4: return {m_random.of({"@second", "@minute", "@hour", "@weekday", "@day", "@month", "@year"}), ValueType::Integer};
    default:
        return {m_random.of({"@request.auth.id", "@request.auth.email", "@request.auth.role", "@request.auth.account_id"}),
                ValueType::Text};
    }
}

/** What was sent or was there before, in rules that know of it. */
RandomCondition::Operand RandomCondition::sent()
{
    if (!m_subject.hasData && !m_subject.hasOld)
        return variable();
    const schema::Field &field = m_random.of(m_subject.collection.columns);
    const bool old = m_subject.hasOld && (!m_subject.hasData || field.isComputed() || m_random.oneIn(2));
    if (!old && field.isComputed())
        return variable(); // nobody can send it
    if (!old && m_random.oneIn(4)) {
        const QByteArray modifier = m_subject.hasOld && m_random.oneIn(2) ? ":changed" : ":isset";
        return {"@request.data." + field.name + modifier, ValueType::Boolean, false, false, false, false, true};
    }
    Operand operand{(old ? "@old." : "@request.data.") + field.name, rules::valueTypeOf(field), field.multiple, field.multiple};
    operand.reference = field.isReference();
    operand.column = field.multiple; // its values are rows
    if (field.multiple)
        operand.type = ValueType::Text;
    return operand;
}

std::optional<RandomCondition::Operand> RandomCondition::arithmetic()
{
    bool many = false;
    bool column = false;
    const auto value = [&]() -> QByteArray {
        const auto found = m_random.oneIn(3) ? std::nullopt : operand();
        if (!found || !isNumber(found->type) || (found->many && many))
            return number();
        many = many || found->many;
        column = column || found->column;
        return found->text;
    };
    QByteArray text = value();
    for (int i = m_random.below(3); i >= 0; --i) {
        const QByteArray op = m_random.of({" + ", " - ", " * ", " / ", " % "});
        const QByteArray right = value();
        text = m_random.oneIn(3) ? QByteArray(right + op + '(' + text + ')') : QByteArray(text + op + right);
    }
    if (m_random.oneIn(4))
        text = "-(" + text + ')';
    return Operand{'(' + text + ')', ValueType::Number, many, false, false, column, true};
}

RandomCondition::Operand RandomCondition::modified(Operand operand)
{
    if (operand.modified)
        return operand;
    if (operand.whole && m_random.oneIn(2)) {
        operand.text += ":length";
        operand.type = ValueType::Integer;
        operand.many = operand.whole = operand.reference = false;
        operand.modified = true;
    } else if (operand.type == ValueType::Text) {
        const bool length = !operand.whole && m_random.oneIn(2);
        operand.text += length ? ":length" : ":lower";
        operand.type = length ? ValueType::Integer : ValueType::Text;
        operand.reference = false;
        operand.whole = false;
        operand.modified = true;
    }
    return operand;
}

QByteArray RandomCondition::literal(ValueType type)
{
    switch (type) {
    case ValueType::Number:
    case ValueType::Integer: return number();
    case ValueType::Decimal: return m_random.oneIn(2) ? quoted(m_random.of(RandomValues::decimals())) : number();
    case ValueType::Boolean: return m_random.of({"true", "false", "TRUE"});
    case ValueType::Date: return quoted(m_random.of(RandomValues::days()));
    case ValueType::DateTime:
        if (m_random.oneIn(4))
            return m_random.of({"'2026-11-20T23:38:41+02:00'", "'2026-01-01'", "'2026-11-20T21:38:41Z'"});
        return quoted(m_random.of(RandomValues::instants()));
    default: return quoted(m_random.of(RandomValues::texts()));
    }
}

QByteArray RandomCondition::number()
{
    return m_random.oneIn(2) ? QByteArray::number(m_random.of(RandomValues::integers())) : m_random.of(RandomValues::numbers());
}

QByteArray RandomCondition::quoted(QByteArray text)
{
    const char quote = m_random.oneIn(2) ? '\'' : '"';
    text.replace('\\', "\\\\").replace(quote, QByteArray("\\") + quote).replace('\n', "\\n");
    return quote + text + quote;
}

} // namespace basalt::test
