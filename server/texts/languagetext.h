// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

namespace basalt::texts {

/**
 * The tag of a language (RFC 5646) as it is kept: small letters, 2 to 8 letters and up to three parts of 1 to 8 letters and
 * digits after hyphens (`de`, `pt-br`, `zh-hans`). Null for anything else.
 */
[[nodiscard]] QByteArray languageTag(QByteArrayView text);

/**
 * The languages of an Accept-Language header, the best first: at most eight, each followed by itself without its regions. In the
 * order of the header: nobody sends the language that he likes best last.
 */
[[nodiscard]] QList<QByteArray> acceptedLanguages(QByteArrayView header);

/**
 * A text as it is searched: without accents, in small letters, with letters that have no accent to drop (`ø`, `ß`) as people
 * type them. One place for both databases, which fold differently by themselves.
 */
[[nodiscard]] QByteArray foldForSearch(QByteArrayView utf8);

} // namespace basalt::texts
