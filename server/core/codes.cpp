// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/codes.h"

#include <QHash>

#include <array>

namespace basalt::core {

namespace {

constexpr std::array kTable{
#define BASALT_ERROR(number, name, status, en, de) CodeInfo{Code::name, #name, status, en, de},
#define BASALT_EVENT(number, name, en, de) CodeInfo{Code::name, #name, 0, en, de},
#include "core/codes.def"
#undef BASALT_ERROR
#undef BASALT_EVENT
};

QString snakeCase(const char *pascal)
{
    QString result;
    for (const char *c = pascal; *c; ++c) {
        const QChar letter = QLatin1Char(*c);
        if (letter.isUpper() && !result.isEmpty())
            result += u'_';
        result += letter.toLower();
    }
    return result;
}

} // namespace

std::span<const CodeInfo> codeTable()
{
    return kTable;
}

const CodeInfo &codeInfo(Code code)
{
    static const QHash<int, const CodeInfo *> index = [] {
        QHash<int, const CodeInfo *> rows;
        for (const CodeInfo &row : kTable)
            rows.insert(static_cast<int>(row.code), &row);
        return rows;
    }();
    const auto row = index.constFind(static_cast<int>(code));
    Q_ASSERT(row != index.cend());
    return **row;
}

int httpStatus(Code code)
{
    const int status = codeInfo(code).httpStatus;
    return status == 0 ? 500 : status;
}

QString codeName(Code code)
{
    return snakeCase(codeInfo(code).name);
}

QString codeMessage(Code code)
{
    return QString::fromUtf8(codeInfo(code).english);
}

} // namespace basalt::core
