// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "dataworld.h"

namespace basalt::test {

/** Rules of a collection, as they stand in the JSON that makes it. */
extern const QByteArray kOwnerRules;
extern const QByteArray kOpenRules;
extern const QByteArray kSignedInRules;

/** `{"key":"value"}`. */
[[nodiscard]] QByteArray object(const QByteArray &key, const QByteArray &value);
/** The titles of a list answer, or the refusal. */
[[nodiscard]] QByteArray titles(const HttpAnswer &answer);
/** A collection of that name, made at the first use in each world. */
void ensureCollection(const QByteArray &name, const QByteArray &fields, const QByteArray &rest);
/** `everything`: a field of each type, for all who are signed in. */
void ensureEverything();
/** Five records of ann in `filtered`, one of eve; titles a to e and z. */
void ensureFiltered();

} // namespace basalt::test
