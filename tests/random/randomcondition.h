// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "random/randomsource.h"
#include "rules/ast.h"
#include "rules/subject.h"
#include "schema/schemasnapshot.h"

#include <QByteArray>

#include <optional>
#include <vector>

namespace basalt::test {

/**
 * Writes random rules and filters about a collection, from the whole grammar and with nothing in them that the type check
 * refuses: every operator on every type it takes, arithmetic, lists, ranges, null, modifiers, paths along references, back and
 * through `@collection`, variables and macros; lists and paths to many values on either side of an operator, or on both.
 */
class RandomCondition
{
public:
    /** `subject` tells what may be named; all outlive the object. */
    RandomCondition(RandomSource &random, const rules::Subject &subject) : m_random(random), m_subject(subject) { }

    /** Whether conditions may ask what time it is, and then have another answer at another time. */
    bool usesClock = true;

    /** A condition with at most so many levels of AND, OR and NOT. */
    [[nodiscard]] QByteArray write(int depth);
    /** The conditions that the last one was put together from, the smallest last. */
    [[nodiscard]] const std::vector<QByteArray> &parts() const { return m_parts; }

    /** A path to one value that rows can be sorted by; nothing if the subject may name none. */
    [[nodiscard]] QByteArray sortKey();

private:
    /** A part of a comparison that has a value. */
    struct Operand
    {
        QByteArray text;
        rules::ValueType type = rules::ValueType::Text;
        bool many = false;
        bool whole = false;     ///< a relation or field of many values as such
        bool reference = false; ///< a field that refers to records
        bool column = false;    ///< depends on the row
        bool modified = false;  ///< can take no modifier any more
    };
    /** Where a path stands. */
    struct Place
    {
        const schema::Collection *collection = nullptr;
        rules::MayName mayName;
        QByteArray text; ///< with a dot at the end, or empty
        int many = 0;
        bool lastIsMany = false;
    };

    [[nodiscard]] QByteArray condition(int depth);
    [[nodiscard]] QByteArray comparison();
    [[nodiscard]] QByteArray compare(Operand left);
    [[nodiscard]] QByteArray sameRelation();
    [[nodiscard]] QByteArray macro();
    [[nodiscard]] QByteArray nullTest(const Operand &operand);
    [[nodiscard]] QByteArray list(const Operand &operand);
    [[nodiscard]] QByteArray range(const Operand &operand);
    [[nodiscard]] QByteArray constants();

    [[nodiscard]] std::optional<Operand> operand();
    [[nodiscard]] std::optional<Operand> one(rules::ValueType type);
    [[nodiscard]] std::optional<Operand> several(const Operand &beside);
    [[nodiscard]] std::optional<Operand> fitting(rules::ValueType type, bool many);
    [[nodiscard]] std::optional<Operand> path();
    [[nodiscard]] std::optional<Operand> endAt(const Place &place);
    [[nodiscard]] std::optional<Operand> ofCollection();
    [[nodiscard]] Operand variable();
    [[nodiscard]] Operand listOfCaller();
    [[nodiscard]] Operand claim(bool many);
    [[nodiscard]] QByteArray eachOf(const Operand &operand);
    [[nodiscard]] Operand sent();
    [[nodiscard]] std::optional<Operand> arithmetic();
    [[nodiscard]] Operand modified(Operand operand);
    [[nodiscard]] Place start() const;
    [[nodiscard]] Place walk(Place place, int steps);
    [[nodiscard]] std::optional<Place> step(const Place &from);

    [[nodiscard]] QByteArray literal(rules::ValueType type);
    [[nodiscard]] QByteArray number();
    [[nodiscard]] QByteArray quoted(QByteArray text);
    [[nodiscard]] QByteArray equality() { return m_random.of({"=", "!="}); }
    [[nodiscard]] QByteArray order() { return m_random.of({"=", "!=", "<", "<=", ">", ">="}); }
    [[nodiscard]] QByteArray word(const char *symbol, const char *lower, const char *upper)
    {
        return m_random.of({symbol, symbol, lower, upper});
    }

    RandomSource &m_random;
    const rules::Subject &m_subject;
    std::vector<QByteArray> m_parts;
};

} // namespace basalt::test
