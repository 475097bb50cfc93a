// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/jsonmembers.h"

#include <QString>

#include <algorithm>

namespace basalt::transfer {

namespace {

/** Bytes of the text at the beginning, quotes included. */
qsizetype textLength(QByteArrayView json)
{
    qsizetype i = 1;
    while (i < json.size() && json[i] != '"')
        i += json[i] == '\\' ? 2 : 1;
    return std::min(i + 1, json.size());
}

/** Bytes of the value at the beginning. */
qsizetype valueLength(QByteArrayView json)
{
    int depth = 0;
    qsizetype i = 0;
    while (i < json.size()) {
        const char c = json[i];
        if (c == '"') {
            i += textLength(json.sliced(i));
            if (depth == 0)
                return i;
            continue;
        }
        if (depth == 0 && (c == ',' || c == '}' || c == ']'))
            return i;
        if (c == '{' || c == '[')
            ++depth;
        ++i;
        if ((c == '}' || c == ']') && --depth == 0)
            return i;
    }
    return i;
}

char32_t unitAt(QByteArrayView digits)
{
    return digits.first(std::min<qsizetype>(4, digits.size())).toByteArray().toUInt(nullptr, 16);
}

} // namespace

void memberValues(QByteArrayView object, std::vector<QByteArrayView> &values)
{
    QByteArrayView rest = object.sliced(1);
    for (;;) {
        if (rest.startsWith(','))
            rest = rest.sliced(1);
        const qsizetype name = textLength(rest);
        if (!rest.startsWith('"') || name >= rest.size())
            return;
        rest = rest.sliced(name + 1);
        const qsizetype value = valueLength(rest);
        values.push_back(rest.first(value));
        rest = rest.sliced(value);
    }
}

QByteArray unescaped(QByteArrayView text)
{
    text = text.sliced(1, text.size() - 2);
    if (!text.contains('\\'))
        return text.toByteArray();
    QByteArray out;
    out.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] != '\\' || i + 1 >= text.size()) {
            out += text[i];
            continue;
        }
        switch (text[++i]) {
        case 'b': out += '\b'; break;
        case 'f': out += '\f'; break;
        case 'n': out += '\n'; break;
        case 'r': out += '\r'; break;
        case 't': out += '\t'; break;
        case 'u': {
            char32_t unit = unitAt(text.sliced(i + 1));
            i += 4;
            if (QChar::isHighSurrogate(unit) && text.sliced(std::min(i + 1, text.size())).startsWith("\\u")) {
                unit = QChar::surrogateToUcs4(char16_t(unit), char16_t(unitAt(text.sliced(i + 3))));
                i += 6;
            }
            out += QString::fromUcs4(&unit, 1).toUtf8();
            break;
        }
        default: out += text[i]; break;
        }
    }
    return out;
}

} // namespace basalt::transfer
