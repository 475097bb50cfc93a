// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "schema/routechoice.h"

#include "core/jsonwriter.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::schema {

Result<RouteChoice> RouteChoice::parse(const QJsonValue &value)
{
    RouteChoice choice;
    if (value.isNull() || value == u"*"_s)
        return choice;
    const QJsonValue names = value.isString() ? QJsonDocument::fromJson(value.toString().toUtf8()).array() : value;
    const auto fault = [](const QString &found) {
        QString known;
        for (const QByteArrayView name : kNames)
            known += (known.isEmpty() ? u""_s : u", "_s) + QString::fromUtf8(name);
        return Error::invalid(u"routes"_s, u"Expected \"*\" or an array of some of %1%2."_s.arg(known, found),
                              u"invalid_choice"_s);
    };
    // None at all is a mistake rather than a wish.
    if (!names.isArray() || names.toArray().isEmpty())
        return fault({});
    choice.m_chosen.reset();
    const QJsonArray array = names.toArray();
    for (const QJsonValue &name : array) {
        const auto known = std::ranges::find(kNames, name.toString().toUtf8());
        if (known == kNames.end())
            return fault(u"; found \"%1\""_s.arg(name.toVariant().toString()));
        choice.m_chosen.set(size_t(known - kNames.begin()));
    }
    return choice;
}

void RouteChoice::write(core::JsonWriter &out) const
{
    if (m_chosen.all()) {
        out.string(QByteArrayView("*"));
        return;
    }
    out.beginArray();
    for (size_t i = 0; i < kNames.size(); ++i) {
        if (m_chosen.test(i))
            out.string(kNames[i]);
    }
    out.endArray();
}

QByteArray RouteChoice::text() const
{
    if (m_chosen.all())
        return "*";
    core::JsonWriter out;
    write(out);
    return out.take();
}

} // namespace basalt::schema
