// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/optionreader.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::transfer {

QByteArray OptionReader::text(const QByteArray &name) const
{
    const QByteArray value = m_values.value(name);
    return value.isEmpty() ? QByteArray() : value;
}

bool OptionReader::flag(const QByteArray &name, bool fallback)
{
    return has(name) ? choice(name, {"true", "false", "1", "0"}) % 2 == 0 : fallback;
}

qint64 OptionReader::integer(const QByteArray &name, qint64 fallback, qint64 smallest)
{
    if (!has(name))
        return fallback;
    bool ok = false;
    const qint64 number = m_values.value(name).toLongLong(&ok);
    if (!ok || number < smallest)
        complain(name, u"This must be a whole number from %1."_s.arg(smallest), u"invalid_number"_s);
    return number;
}

size_t OptionReader::choice(const QByteArray &name, std::initializer_list<QByteArrayView> choices)
{
    if (!has(name))
        return 0;
    const auto found = std::ranges::find(choices, QByteArrayView(m_values[name]));
    if (found != choices.end())
        return size_t(found - choices.begin());
    QByteArrayList names;
    for (const QByteArrayView known : choices)
        names.append(known.toByteArray());
    complain(name, u"This must be one of: %1."_s.arg(QString::fromUtf8(names.join(", "))), u"invalid_choice"_s);
    return 0;
}

void OptionReader::refuseOthers(std::initializer_list<QByteArrayView> known)
{
    QByteArrayList names = m_values.keys();
    std::ranges::sort(names);
    for (const QByteArray &name : names) {
        if (std::ranges::find(known, QByteArrayView(name)) == known.end())
            complain(name, u"There is no such option."_s, u"unknown_parameter"_s);
    }
}

void OptionReader::complain(const QByteArray &name, const QString &message, const QString &code)
{
    m_faults.append({QString::fromUtf8(name), message, code});
}

std::optional<Error> OptionReader::problem() const
{
    return m_faults.isEmpty() ? std::nullopt : std::optional(Error::invalid(m_faults));
}

TableOptions readTableOptions(OptionReader &options, std::optional<TableFormat> fallback)
{
    TableOptions table;
    const auto format = options.has("format") ? parseTableFormat(options.text("format")) : fallback;
    if (!format)
        options.complain("format", u"This must be one of: csv, json, ndjson."_s,
                         options.has("format") ? u"invalid_choice"_s : u"required"_s);
    table.format = format.value_or(TableFormat::Csv);
    const bool isCsv = table.format == TableFormat::Csv;
    for (const char *name : {"separator", "decimal", "header", "formula_guard"}) {
        if (!isCsv && options.has(name))
            options.complain(name, u"Only CSV has this option."_s, u"conflicting_parameters"_s);
    }
    table.decimalComma = options.choice("decimal", {"point", "comma"}) == 1;
    table.separator = table.decimalComma ? ';' : ',';
    if (const QByteArray name = options.text("separator"); !name.isNull()) {
        const auto separator = parseSeparator(name);
        if (!separator)
            options.complain("separator", u"This must be one of: comma, semicolon, tab."_s, u"invalid_choice"_s);
        table.separator = separator.value_or(',');
    }
    if (const QByteArray name = options.text("encoding"); !name.isNull()) {
        const auto encoding = parseTextEncoding(name);
        if (!encoding)
            options.complain("encoding", u"This must be one of: utf-8, utf-16le, utf-16be, iso-8859-1, windows-1252."_s,
                             u"invalid_choice"_s);
        else if (!isCsv && *encoding != TextEncoding::Utf8)
            options.complain("encoding", u"JSON is UTF-8."_s, u"conflicting_parameters"_s);
        table.encoding = encoding.value_or(TextEncoding::Utf8);
    }
    table.header = options.flag("header", true);
    table.formulaGuard = options.flag("formula_guard", true);
    table.byteOrderMark = options.flag("bom", false);
    return table;
}

} // namespace basalt::transfer
