// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "importer/inference.h"
#include "importer/sourcedocument.h"

#include <cstdint>
#include <cstdlib>

using namespace basalt;

/** Any bytes as a document: refused with a place, or read, and then a plan is made of it or refused with a place. */
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const auto document = importer::readDocument(QByteArray(reinterpret_cast<const char *>(data), qsizetype(size)));
    if (!document) {
        if (document.error().message.isEmpty())
            std::abort();
        return 0;
    }
    const auto plan = importer::inferPlan(*document, {});
    if (!plan && plan.error().message.isEmpty())
        std::abort();
    return 0;
}
