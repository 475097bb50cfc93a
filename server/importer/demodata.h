// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "importer/importplan.h"
#include "importer/inference.h"

#include <QByteArray>

#include <vector>

namespace basalt::importer {

/** How much of the demo laboratory to make. */
struct DemoSize
{
    int people = 60;
    int instruments = 24;
    int samples = 1'200;
    int measurements = 7'200;
};

/**
 * A small laboratory as a document to import: people with personal data, instruments, samples and measurements.
 * Invented throughout, and the same bytes at every call: all choices come from one generator with a fixed seed.
 */
[[nodiscard]] QByteArray demoDocument(const DemoSize &size = {});

/** The relations of that document, which its short field names do not give away. */
[[nodiscard]] std::vector<RelationOption> demoRelations();

/** Says of the inferred fields what values cannot: choices, personal data and its masks, readable names of the keys. */
void refineDemoPlan(ImportPlan &plan);

} // namespace basalt::importer
