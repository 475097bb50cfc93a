// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "texts/eventcatalog.h"

#include "core/codes.h"

#include <QHash>

#include <algorithm>
#include <array>

namespace basalt::texts {

namespace {

struct Range
{
    const char *code;
    const char *title;
    int first;
    int last;
};

constexpr std::array kRanges{
    Range{"users", "Users", 10001, 10999},
    Range{"accounts", "Accounts", 11001, 11999},
    Range{"permissions", "Permissions", 12001, 12999},
    Range{"groups", "Groups", 13001, 13999},
    Range{"api_keys", "API keys", 14001, 14999},
    Range{"tokens", "Tokens", 15001, 15999},
    Range{"providers", "Sign-in providers", 16001, 16999},
    Range{"maintenance", "Maintenance", 17001, 17999},
    Range{"resources", "Access lists", 18001, 18999},
    Range{"token_settings", "Kinds of tokens", 19001, 19999},
    Range{"languages", "Languages", 20001, 20999},
    Range{"texts", "Texts", 21001, 21999},
    Range{"invitations", "Invitations", 22001, 22999},
    Range{"security_errors", "Errors: security", 30001, 30999},
    Range{"validation_errors", "Errors: input", 31001, 31999},
    Range{"permission_errors", "Errors: permissions", 32001, 32999},
    Range{"user_errors", "Errors: users and groups", 33001, 33999},
    Range{"account_errors", "Errors: accounts", 34001, 34999},
    Range{"resource_errors", "Errors: access lists", 35001, 35999},
    Range{"token_errors", "Errors: kinds of tokens", 36001, 36999},
    Range{"text_errors", "Errors: languages and texts", 37001, 37999},
    Range{"factor_errors", "Errors: second factors", 38001, 38999},
    Range{"invitation_errors", "Errors: invitations", 39001, 39999},
    Range{"server", "Requests, records, rules, files and the server itself", 40001, 49999},
};

struct Alias
{
    int old;
    int number;
};

constexpr std::array kAliases{
#define BASALT_EVENT_ALIAS(old, number) Alias{old, number},
#include "texts/eventaliases.def"
#undef BASALT_EVENT_ALIAS
};

QByteArray categoryOf(int number)
{
    const auto range = std::ranges::find_if(
        kRanges, [number](const Range &candidate) { return number >= candidate.first && number <= candidate.last; });
    return range == kRanges.end() ? QByteArray() : QByteArray(range->code);
}

EventCode codeOf(const core::CodeInfo &info)
{
    EventCode code;
    code.number = static_cast<int>(info.code);
    code.name = core::codeName(info.code).toUtf8();
    code.category = categoryOf(code.number);
    code.title = info.english;
    code.isSystem = true;
    code.isError = info.httpStatus != 0;
    code.messages = {{"en", info.english}, {"de", info.german}};
    for (const Alias &alias : kAliases) {
        if (alias.number == code.number)
            code.aliases.append(alias.old);
    }
    return code;
}

} // namespace

const QList<EventCategory> &systemCategories()
{
    static const QList<EventCategory> categories = [] {
        QList<EventCategory> made;
        for (const Range &range : kRanges)
            made.append({range.code, range.title, range.first, range.last, true, {}});
        return made;
    }();
    return categories;
}

const QList<EventCode> &systemCodes()
{
    static const QList<EventCode> codes = [] {
        QList<EventCode> made;
        for (const core::CodeInfo &info : core::codeTable())
            made.append(codeOf(info));
        std::ranges::sort(made, {}, &EventCode::number);
        return made;
    }();
    return codes;
}

const EventCode *systemCode(int number)
{
    const QList<EventCode> &codes = systemCodes();
    const auto found = std::ranges::lower_bound(codes, number, {}, &EventCode::number);
    return found != codes.end() && found->number == number ? &*found : nullptr;
}

bool isSystemCategory(QByteArrayView code)
{
    return std::ranges::any_of(kRanges, [code](const Range &range) { return code == range.code; });
}

bool isSystemName(QByteArrayView name)
{
    return std::ranges::any_of(systemCodes(), [name](const EventCode &code) { return code.name == name; });
}

} // namespace basalt::texts
