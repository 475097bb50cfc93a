// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "random/randomsource.h"
#include "schema/schemasnapshot.h"

#include <QByteArray>
#include <QJsonArray>

#include <vector>

namespace basalt::test {

/** A collection as clients describe it. */
struct CollectionDraft
{
    QByteArray name;
    QJsonArray fields;
};

/** How random fields are marked. */
enum class Masks { None, Some };

/**
 * Two to four collections with fields of all types, some of them computed; the first has one of each. References, to one record and to many, lead to
 * collections further up in the list and to the collection itself.
 */
[[nodiscard]] std::vector<CollectionDraft> randomDrafts(RandomSource &random, const QByteArray &prefix,
                                                        Masks masks = Masks::None);

/** The drafts as the server would keep them; the id of a collection is `id-of-` and its name. */
[[nodiscard]] schema::SchemaSnapshot snapshotOf(const std::vector<CollectionDraft> &drafts);

} // namespace basalt::test
