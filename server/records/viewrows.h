// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "records/recordaccess.h"
#include "rules/viewcheck.h"

#include <memory>
#include <optional>
#include <vector>

namespace basalt::rules {
class SqlCompiler;
}

namespace basalt::records {

/**
 * The rows of a view as one caller may know them: a table made in the place where that of a collection stands in a statement.
 * Only records that the caller may list are in it. Values that are made of what the caller may not know are no columns for
 * them, as they could not be filtered or sorted by in the source either; if the rows themselves depend on such a thing, by
 * the view's filter or by what it groups by, the caller has no access to the view at all. Immutable.
 *
 * A rule of the view's own means the real values, like every rule: what it names and the caller may not know in full is
 * there a second time, for the rule alone.
 */
class ViewRows
{
public:
    /** What the view is made from, for the caller. */
    struct Source
    {
        schema::SnapshotPtr schema;
        schema::CollectionPtr collection;
        ViewGrant list; ///< the records that the caller may list
    };

    /** `reach` is used only now; of the view's own grant its rule counts. Code::CollectionLocked for whoever may not know what it is about. */
    [[nodiscard]] static Result<std::shared_ptr<const ViewRows>> create(schema::CollectionPtr view, Source source,
                                                                        const rules::Reach &reach, const Grant &own);

    /** Whether the column, by its position in Collection::columns, is one for the caller. */
    [[nodiscard]] bool shows(int column) const;
    /** Whether its values change while the records stay as they are. */
    [[nodiscard]] bool changesWithTime(int column) const;
    /** `(SELECT …)`, with the physical names of the view's columns. */
    [[nodiscard]] QByteArray table(const db::Dialect &dialect, const rules::Variables &variables,
                                   std::vector<db::Value> &binds) const;
    /** The view as its own rule sees it. */
    [[nodiscard]] const schema::Collection &ruled() const { return m_ruled ? *m_ruled : *m_view; }

private:
    /** One field of the view. */
    struct Column
    {
        std::optional<rules::ViewColumn> shown; ///< to the caller
        std::optional<rules::ViewColumn> full;  ///< for the rule, where that is something else
    };

    ViewRows() = default;

    [[nodiscard]] Result<void> readShown(const rules::Subject &subject);
    [[nodiscard]] Result<void> readFull(const rules::Condition &rule);
    [[nodiscard]] QByteArray sourceRows(rules::SqlCompiler &compiler, const db::Dialect &dialect,
                                        const rules::Variables &variables, std::vector<db::Value> &binds) const;
    [[nodiscard]] QByteArray records(const db::Dialect &dialect, const rules::Variables &variables,
                                     std::vector<db::Value> &binds) const;
    [[nodiscard]] QByteArray groups(const db::Dialect &dialect, const rules::Variables &variables,
                                    std::vector<db::Value> &binds) const;
    [[nodiscard]] QByteArray groupId(const db::Dialect &dialect) const;
    [[nodiscard]] const schema::ViewField &field(size_t index) const { return m_view->select->fields[index]; }
    [[nodiscard]] const QByteArray &nameOf(size_t index) const;

    schema::CollectionPtr m_view;
    Source m_source;
    std::vector<Column> m_columns; ///< as the fields of the select
    rules::Condition m_filter;
    rules::Condition m_having;
    std::optional<schema::Collection> m_ruled; ///< nothing: the view itself
};

} // namespace basalt::records
