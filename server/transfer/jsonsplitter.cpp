// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/jsonsplitter.h"

#include "core/jsondepth.h"

#include <QString>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace basalt::transfer {

namespace {

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

} // namespace

Result<void> JsonSplitter::parse(QByteArrayView utf8, std::vector<JsonItem> &items)
{
    if (m_shape == Shape::Lines)
        return parseLines(utf8, items);
    for (const char c : utf8) {
        if (m_state == State::InItem)
            BASALT_TRY_VOID(inside(c, items));
        else if (!isBlank(c))
            BASALT_TRY_VOID(between(c));
        if (c == '\n')
            ++m_line;
    }
    return {};
}

Result<void> JsonSplitter::finish(std::vector<JsonItem> &items)
{
    if (m_shape == Shape::Lines)
        return endLine(items);
    if (m_state != State::AfterArray)
        return fault(u"the file ends before its array does"_s, u"invalid_json"_s);
    return {};
}

Result<void> JsonSplitter::parseLines(QByteArrayView utf8, std::vector<JsonItem> &items)
{
    while (!utf8.isEmpty()) {
        const qsizetype end = utf8.indexOf('\n');
        BASALT_TRY_VOID(append(end < 0 ? utf8 : utf8.first(end)));
        if (end < 0)
            return {};
        BASALT_TRY_VOID(endLine(items));
        ++m_line;
        utf8 = utf8.sliced(end + 1);
    }
    return {};
}

Result<void> JsonSplitter::endLine(std::vector<JsonItem> &items)
{
    const QByteArray text = std::exchange(m_item.json, {}).trimmed();
    if (text.isEmpty())
        return {};
    if (!text.startsWith('{'))
        return fault(u"expected an object"_s, u"invalid_type"_s);
    if (core::jsonDepth(text) > core::kMaxJsonDepth)
        return fault(u"more than %1 arrays and objects stand in each other"_s.arg(core::kMaxJsonDepth), u"too_deep"_s);
    items.push_back({text, m_line});
    return {};
}

/** A character outside of the objects of an array. */
Result<void> JsonSplitter::between(char c)
{
    switch (m_state) {
    case State::BeforeArray:
        if (c != '[')
            return fault(u"expected an array of objects"_s, u"invalid_type"_s);
        m_state = State::BeforeFirst;
        return {};
    case State::BeforeFirst:
        if (c == ']') {
            m_state = State::AfterArray;
            return {};
        }
        [[fallthrough]];
    case State::BeforeItem:
        if (c != '{')
            return fault(u"expected an object"_s, u"invalid_type"_s);
        m_state = State::InItem;
        m_item.line = m_line;
        m_depth = 1;
        return append("{");
    case State::AfterItem:
        if (c != ',' && c != ']')
            return fault(u"expected a comma or the end of the array"_s, u"invalid_json"_s);
        m_state = c == ',' ? State::BeforeItem : State::AfterArray;
        return {};
    case State::InItem:
    case State::AfterArray: break;
    }
    return fault(u"something stands behind the array"_s, u"invalid_json"_s);
}

Result<void> JsonSplitter::inside(char c, std::vector<JsonItem> &items)
{
    BASALT_TRY_VOID(append(QByteArrayView(&c, 1)));
    if (m_isText) {
        const bool ends = c == '"' && !m_isEscaped;
        m_isEscaped = c == '\\' && !m_isEscaped;
        m_isText = !ends;
        return {};
    }
    if (c == '"')
        m_isText = true;
    else if ((c == '{' || c == '[') && ++m_depth > core::kMaxJsonDepth)
        return fault(u"more than %1 arrays and objects stand in each other"_s.arg(core::kMaxJsonDepth), u"too_deep"_s);
    else if ((c == '}' || c == ']') && --m_depth == 0) {
        m_state = State::AfterItem;
        items.push_back(std::exchange(m_item, {}));
    }
    return {};
}

Result<void> JsonSplitter::append(QByteArrayView text)
{
    if (m_item.json.size() + text.size() > m_maxItem)
        return fault(u"a row has more than %1 bytes"_s.arg(m_maxItem), u"row_too_long"_s);
    m_item.json += text;
    return {};
}

Error JsonSplitter::fault(const QString &message, const QString &code) const
{
    return Error::invalid({}, u"Line %1: %2."_s.arg(m_line).arg(message), code);
}

} // namespace basalt::transfer
