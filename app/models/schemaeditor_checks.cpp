// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "schemaeditor.h"

#include "appcontext.h"
#include "collectionnames.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

namespace {

bool isReserved(const QString &name)
{
    static const QStringList reserved{u"id"_s,         u"account_id"_s, u"account_name"_s, u"created_at"_s,
                                      u"created_by"_s, u"updated_at"_s, u"updated_by"_s,   u"version"_s};
    return reserved.contains(name.toLower());
}

} // namespace

QString SchemaEditor::nameProblem() const
{
    if (!m_name.isEmpty() && m_collection.isEmpty()) {
        const QString problem = collectionNameProblem(m_name, AppContext::instance()->collections().names());
        if (!problem.isEmpty())
            return problem;
    }
    return m_error.field(u"name"_s);
}

QString SchemaEditor::problemOf(int row) const
{
    constexpr qsizetype kMaxLength = 64;
    const FieldInfo &field = m_rows.at(row).field;
    if (m_rows.at(row).dropped || !m_rows.at(row).isModified())
        return {};
    if (field.name.isEmpty())
        return tr("A name is needed.");
    if (!isIdentifier(field.name) || field.name.size() > kMaxLength)
        return tr("Letters, digits and _ only, beginning with a letter.");
    if (isReserved(field.name))
        return tr("Every record has this field already.");
    const auto sameName = [&](const Row &other) {
        return !other.dropped && other.field.name.compare(field.name, Qt::CaseInsensitive) == 0;
    };
    if (std::count_if(m_rows.cbegin(), m_rows.cend(), sameName) > 1)
        return tr("Two fields have this name.");
    if (field.type == "reference"_L1 && field.target.isEmpty())
        return tr("Choose the collection it refers to.");
    if (field.type == "reference"_L1 && field.onDelete == "set_null"_L1 && field.required)
        return tr("A required field cannot become empty.");
    if (field.type == "select"_L1 && field.choices.isEmpty())
        return tr("Name the choices, separated by commas.");
    if (field.computed && field.expression.isEmpty())
        return tr("Write the expression that makes its value, such as concat(first, ' ', last).");
    return m_rows.at(row).optionProblem;
}

/** What the server found in the expression that was sent last: where, what stands there and what should. */
QString SchemaEditor::expressionProblem(int row) const
{
    const auto place = std::count_if(m_rows.cbegin(), m_rows.cbegin() + row, [](const Row &each) { return !each.dropped; });
    const QString field = u"schema.%1.expression"_s.arg(place);
    return m_error.field(field) + m_plan.error().field(field); // of one of the two
}

} // namespace basalt::app
