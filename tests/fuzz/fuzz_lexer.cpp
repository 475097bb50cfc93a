// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rules/lexer.h"

#include <cstdint>
#include <cstdlib>

using namespace basalt::rules;

/** Any bytes: the lexer ends, and its tokens lie one behind the other inside the text. */
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArrayView source(reinterpret_cast<const char *>(data), qsizetype(size));
    Lexer lexer(source);
    qsizetype end = 0;
    for (;;) {
        const auto token = lexer.next();
        if (!token || token->kind == TokenKind::End)
            return 0;
        if (token->position < end || token->length <= 0 || token->position + token->length > source.size())
            std::abort();
        end = token->position + token->length;
    }
}
