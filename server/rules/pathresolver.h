// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "rules/subject.h"

namespace basalt::rules {

/**
 * Finds what a name with dots means:
 *
 *     title                       a field
 *     author.company.name         through references, one record each
 *     tags, editors.name          the values of a field of many values, or the records it refers to
 *     comments_via_post.text      back: the records of `comments` whose field `post` refers here
 *     @collection.members.user    all records of another collection
 *
 * A path that ends with a relation back, or with `@collection.members`, means the ids of those records. Nothing leads into a view.
 */
class PathResolver
{
public:
    /** At most so many steps. */
    static constexpr qsizetype kMaxSteps = 6;

    explicit PathResolver(const Subject &subject) : m_subject(subject) { }

    /** Fills in steps, column, field and type of a Column node, or makes one of a Variable `@collection.…`. */
    [[nodiscard]] Checked<void> resolve(Node &node) const;

private:
    /** Where a path stands while it is followed. */
    struct Place
    {
        const schema::Collection *collection = nullptr;
        schema::CollectionPtr shared; ///< the same; null for the subject itself
        MayName mayName;
    };

    [[nodiscard]] Checked<void> follow(Node &node, Place place, QList<QByteArray> names) const;
    [[nodiscard]] bool finish(Node &node, const Place &place, const QByteArray &name) const;
    [[nodiscard]] std::optional<Place> stepForward(Node &node, const Place &place, const QByteArray &name) const;
    [[nodiscard]] std::optional<Place> stepBack(Node &node, const Place &place, const QByteArray &name) const;
    [[nodiscard]] std::optional<Place> enter(Node &node, Step step) const;
    [[nodiscard]] schema::CollectionPtr collectionById(const QByteArray &id) const;
    [[nodiscard]] schema::CollectionPtr collectionByName(const QByteArray &name) const;
    [[nodiscard]] tl::unexpected<Fault> unknown(const Node &node, const QByteArray &name) const;

    const Subject &m_subject;
};

/** How a field compares. */
[[nodiscard]] ValueType valueTypeOf(const schema::Field &field);

} // namespace basalt::rules
