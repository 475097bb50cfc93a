// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "access/accesschange.h"
#include "texts/eventcodeservice.h"
#include "texts/languageservice.h"

namespace basalt::texts {

/** The services of languages, texts and event codes: what the composition makes one of. Thread-safe, like every part of it. */
class TextsModule
{
public:
    /** The parts outlive it. */
    explicit TextsModule(const access::AccessParts &parts) : eventCodes(parts.clock), languages(parts.clock) { }
    Q_DISABLE_COPY_MOVE(TextsModule)

    EventCodeService eventCodes;
    LanguageService languages;
};

} // namespace basalt::texts
