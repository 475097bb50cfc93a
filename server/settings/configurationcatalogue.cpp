// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "settings/configurationcatalogue.h"

#include "core/jsonwriter.h"
#include "mail/mailvalues.h"
#include "settings/changeable.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::settings {

namespace {

using core::JsonWriter;
using core::SettingInfo;
using core::SettingType;

constexpr QByteArrayView kDialect("https://json-schema.org/draft/2020-12/schema");

QString namesOf(const QList<QByteArray> &names)
{
    return QString::fromLatin1(names.join(", "));
}

void writeType(JsonWriter &out, const SettingInfo &info)
{
    switch (info.type) {
    case SettingType::Number:
        out.member("type", QByteArrayView("integer")).member("minimum", info.smallest).member("maximum", info.largest);
        return;
    case SettingType::Boolean: out.member("type", QByteArrayView("boolean")); return;
    case SettingType::List: out.member("type", QByteArrayView("array")).key("items").raw(R"({"type":"string"})"); return;
    case SettingType::Choice:
        out.key("enum").beginArray();
        for (const QByteArray &choice : QByteArray(info.choices).split('|'))
            out.string(QByteArrayView(choice));
        out.endArray();
        return;
    default: out.member("type", QByteArrayView("string"));
    }
}

} // namespace

QList<ConfigurationProvider> configurationProviders()
{
    QList<ConfigurationProvider> all;
    for (const QByteArray &group : changeableGroups()) {
        QString title = QString::fromLatin1(group);
        title[0] = title[0].toUpper();
        all.append({kSystemSettings, group, title, true});
    }
    all.append({kEmailProviders, kSmtp, u"SMTP"_s, false});
    all.append({kAuthProviders, kEmailPassword, u"E-mail and password"_s, true});
    return all;
}

QList<QByteArray> configurationCategories()
{
    return {kSystemSettings, kEmailProviders, kAuthProviders};
}

Result<void> checkCategory(const QByteArray &category)
{
    if (configurationCategories().contains(category))
        return {};
    return Error::invalid(
        u"category"_s,
        u"This server has no such category of configurations; it has: %1."_s.arg(namesOf(configurationCategories())),
        u"not_found"_s);
}

Result<ConfigurationProvider> findProvider(const QByteArray &category, const QByteArray &name)
{
    BASALT_TRY_VOID(checkCategory(category));
    QList<QByteArray> names;
    for (ConfigurationProvider &provider : configurationProviders()) {
        if (provider.category != category)
            continue;
        if (provider.name == name)
            return std::move(provider);
        names.append(provider.name);
    }
    return Error::invalid(
        u"provider_name"_s,
        u"This server has no such provider; the category %1 has: %2."_s.arg(QString::fromLatin1(category), namesOf(names)),
        u"not_found"_s);
}

QByteArray schemaOf(const ConfigurationProvider &provider)
{
    if (provider.category == kEmailProviders)
        return mail::valuesSchema();
    const core::Config defaults;
    JsonWriter out(4096);
    out.beginObject().member("$schema", kDialect).member("title", provider.displayName);
    out.member("type", QByteArrayView("object")).flag("additionalProperties", false);
    out.key("properties").beginObject();
    const auto settings = provider.category == kSystemSettings ? changeableOf(provider.name) : QList<const SettingInfo *>();
    for (const SettingInfo *info : settings) {
        out.key(info->name).beginObject().member("description", QByteArrayView(info->description));
        writeType(out, *info);
        out.key("default").value(jsonOf(defaults, info->setting));
        out.flag("x-restart-required", !isLive(info->setting)).endObject();
    }
    return out.endObject().endObject().take();
}

} // namespace basalt::settings
