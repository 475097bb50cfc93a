// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "rules/ast.h"

#include <vector>

namespace basalt::rules {

/** Where an evaluator finds the records that a path leads to. Lives as long as one evaluation; one thread. */
class RelatedRows
{
public:
    RelatedRows() = default;
    virtual ~RelatedRows() = default;
    Q_DISABLE_COPY_MOVE(RelatedRows)

    /**
     * The records that a Reference, References, Back or Collection step leads to from a record, of its account, without
     * regard to Step::only.
     */
    [[nodiscard]] virtual std::vector<schema::RecordValues> follow(const Step &step, const schema::RecordValues &from) = 0;
};

} // namespace basalt::rules
