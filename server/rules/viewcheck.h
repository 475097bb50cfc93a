// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "rules/subject.h"
#include "rules/typecheck.h"

#include <optional>
#include <vector>

namespace basalt::rules {

/** One field of a view, understood: what is read of each record of the source, and what is made of it. */
struct ViewColumn
{
    schema::Field field; ///< what comes out
    Condition value;     ///< an operand over the source; null for a field of many values, and where records are counted
    ValueType type = ValueType::Null;
    int list = -1; ///< position of a field of many values in the source, which is shown as it is
};

/**
 * Understands the texts of a view: as they are meant, to make a view of them, or as far as somebody may know what they name,
 * to read it for a caller. Faults are those of Error::fields, named `select.fields.0.value`.
 */
class ViewCheck
{
public:
    /** What `source` may name is what the view may be made of. Both outlive the check. */
    ViewCheck(const schema::ViewSelect &select, const Subject &source) : m_select(select), m_source(source) { }

    /** Of the field at that place among those of the select. */
    [[nodiscard]] Result<ViewColumn> column(size_t index) const;
    /** Which records; null: all. */
    [[nodiscard]] Result<Condition> filter() const;
    /** Which groups, over the columns of the view itself; null: all. */
    [[nodiscard]] static Result<Condition> having(const schema::Collection &view, const schema::SchemaSnapshot &schema,
                                                  const MayName &mayName);

private:
    [[nodiscard]] Checked<void> read(QByteArrayView text, ViewColumn &made) const;
    [[nodiscard]] Checked<void> aggregate(const schema::ViewField &field, ViewColumn &made) const;

    const schema::ViewSelect &m_select;
    const Subject &m_source;
};

/** The view with the columns that follow from its select, and everything checked. `schema` need not have it. */
[[nodiscard]] Result<schema::Collection> deriveView(const schema::Collection &view, const schema::SchemaSnapshot &schema);

/** A view that does not follow from the collections that there are. */
struct ViewFault
{
    QByteArray viewId;
    Error error;
};

/**
 * The schema of these collections, the columns of views derived from the others. A view with a fault stays without fields, and
 * nobody can read it; `faults`, if given, takes down why.
 */
[[nodiscard]] schema::SnapshotPtr schemaOf(std::vector<schema::Collection> collections, qint64 version,
                                           schema::MacroTable macros, QList<ViewFault> *faults = nullptr);

} // namespace basalt::rules
