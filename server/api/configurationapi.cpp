// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/configurationapi.h"

#include "api/accountjson.h"
#include "api/handling.h"
#include "api/queryreader.h"
#include "api/requestchecks.h"
#include "http/requestactor.h"
#include "settings/changeable.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::api {

namespace {

using core::JsonWriter;
using core::SettingInfo;
using core::SettingType;
using http::Method;
using http::Reply;
using http::RequestPtr;
using settings::SettingGroup;
using settings::ShownSetting;

constexpr QByteArrayView kCategory("system_settings");
constexpr qint64 kMaxRecent = 50;
constexpr qint64 kMaxChange = 64 * 1024;

constexpr QByteArrayView kEntriesSchema(
    R"({"type":"array","items":{"type":"object","properties":{"id":{"type":"string"},"display_name":{"type":"string"},)"
    R"("provider_name":{"type":"string"},"category":{"const":"system_settings"},"enabled":{"const":true},)"
    R"("is_builtin":{"const":true},"is_default":{"const":true},"is_system":{"const":true},"account_id":{"type":"null"},)"
    R"("priority":{"const":0},"updated_at":{"type":["string","null"]},"logo_url":{"type":"null"},)"
    R"("restart_required":{"type":"array","items":{"type":"string"}}}}})");
constexpr QByteArrayView kProvidersSchema(
    R"({"type":"array","items":{"type":"object","properties":{"category":{"type":"string"},"provider_name":{"type":"string"},)"
    R"("display_name":{"type":"string"},"logo_url":{"type":"null"},"is_builtin":{"const":true}}}})");
constexpr QByteArrayView
    kStatsSchema(R"({"type":"object","properties":{"system_configs":{"type":"object"},"account_configs":{"type":"object"}}})");
constexpr QByteArrayView kDetailSchema(
    R"({"type":"object","properties":{"id":{"type":"string"},"settings":{"type":"array","items":{"type":"object",)"
    R"("properties":{"name":{"type":"string"},"description":{"type":"string"},"value":{},"running":{},"default":{},)"
    R"("source":{"enum":["default","stored","given"]},"origin":{"type":"string"},"restart_required":{"type":"boolean"},)"
    R"("updated_at":{"type":["string","null"]},"updated_by":{"type":["string","null"]}}}}}})");
constexpr QByteArrayView kValuesSchema(R"({"type":"object","additionalProperties":true})");
constexpr QByteArrayView kChangedSchema(
    R"({"type":"object","properties":{"status":{"const":"success"},"applied":{"type":"array","items":{"type":"string"}},)"
    R"("restart_required":{"type":"array","items":{"type":"string"}}}})");

QByteArray idOf(const QByteArray &group)
{
    return kCategory.toByteArray() + '.' + group;
}

/** The group that an id names; an empty one, which there is not, for all other ids. */
QByteArray groupOf(const http::Request &request)
{
    const QByteArray id = request.pathParameter("id");
    const QByteArray prefix = idOf({});
    return id.startsWith(prefix) ? id.sliced(prefix.size()) : QByteArray("");
}

/** `Console` */
QByteArray displayName(QByteArray group)
{
    return group.replace(0, 1, group.first(1).toUpper());
}

void writeNames(JsonWriter &out, QByteArrayView key, const QList<QByteArray> &names)
{
    out.key(key).beginArray();
    for (const QByteArray &name : names)
        out.string(QByteArrayView(name));
    out.endArray();
}

void writeEntry(JsonWriter &out, const SettingGroup &group)
{
    QList<QByteArray> waiting;
    for (const ShownSetting &setting : group.settings) {
        if (setting.waitsForRestart())
            waiting.append(setting.info->name);
    }
    out.member("id", idOf(group.name)).member("display_name", displayName(group.name));
    out.member("provider_name", group.name).member("category", kCategory).flag("enabled", true);
    out.flag("is_builtin", true).flag("is_default", true).flag("is_system", true).key("account_id").null();
    out.member("priority", qint64(0));
    writeTextOrNull(out, "updated_at", group.updatedAt());
    out.key("logo_url").null();
    writeNames(out, "restart_required", waiting);
}

void writeEntries(JsonWriter &out, const QList<SettingGroup> &groups)
{
    out.beginArray();
    for (const SettingGroup &group : groups) {
        out.beginObject();
        writeEntry(out, group);
        out.endObject();
    }
    out.endArray();
}

QByteArrayView sourceName(const ShownSetting &setting)
{
    if (setting.isFixed())
        return "given";
    return setting.source == core::SettingSource::Stored ? "stored" : "default";
}

void writeDetail(JsonWriter &out, const SettingGroup &group)
{
    const core::Config defaults;
    out.beginObject();
    writeEntry(out, group);
    out.key("settings").beginArray();
    for (const ShownSetting &setting : group.settings) {
        out.beginObject().member("name", QByteArrayView(setting.info->name));
        out.member("description", QByteArrayView(setting.info->description));
        out.key("value").value(setting.value).key("running").value(setting.running);
        out.key("default").value(settings::jsonOf(defaults, setting.info->setting));
        out.member("source", sourceName(setting)).member("origin", setting.origin);
        out.flag("restart_required", !settings::isLive(setting.info->setting));
        writeTextOrNull(out, "updated_at", setting.updatedAt);
        writeTextOrNull(out, "updated_by", setting.updatedBy);
        out.endObject();
    }
    out.endArray().endObject();
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

QByteArray schemaOf(const QByteArray &group)
{
    const core::Config defaults;
    JsonWriter out(4096);
    out.beginObject().member("$schema", QByteArrayView("https://json-schema.org/draft/2020-12/schema"));
    out.member("title", displayName(group)).member("type", QByteArrayView("object")).flag("additionalProperties", false);
    out.key("properties").beginObject();
    for (const SettingInfo *info : settings::changeableOf(group)) {
        out.key(info->name).beginObject().member("description", QByteArrayView(info->description));
        writeType(out, *info);
        out.key("default").value(settings::jsonOf(defaults, info->setting));
        out.flag("x-restart-required", !settings::isLive(info->setting)).endObject();
    }
    return out.endObject().endObject().take();
}

/** Whether the parameter `category` asks for what there is; others ask for lists that are empty here. */
bool asksForOthers(const http::Request &request)
{
    const QByteArray category = request.queryParameter("category");
    return !category.isEmpty() && category != kCategory;
}

} // namespace

std::vector<http::Route> ConfigurationApi::routes()
{
    const auto to = handlersOf(this);
    using enum http::Access;
    const QByteArray all = "/api/v1/admin/configuration";
    const QByteArray one = all + "/{id}";
    return {
        {Method::Get,
         all + "/stats",
         Superadmin,
         to(&ConfigurationApi::stats),
         {"configuration", "How many configurations there are", {}, kStatsSchema}},
        {Method::Get,
         all + "/recent",
         Superadmin,
         to(&ConfigurationApi::recent),
         {"configuration", "Configurations that were changed, the newest first", {}, kEntriesSchema, "limit"}},
        {Method::Get,
         all + "/system",
         Superadmin,
         to(&ConfigurationApi::system),
         {"configuration", "List configurations", {}, kEntriesSchema, "category"}},
        {Method::Get,
         all + "/providers",
         Superadmin,
         to(&ConfigurationApi::providers),
         {"configuration", "Kinds of configurations", {}, kProvidersSchema, "category"}},
        {Method::Get,
         all + "/schema/{category}/{provider}",
         Superadmin,
         to(&ConfigurationApi::schema),
         {"configuration", "JSON Schema of a configuration's settings", {}, R"({"type":"object"})"}},
        {Method::Get,
         one,
         Superadmin,
         to(&ConfigurationApi::get),
         {"configuration", "A configuration: each setting, where it comes from and when it counts", {}, kDetailSchema}},
        {Method::Get,
         one + "/values",
         Superadmin,
         to(&ConfigurationApi::values),
         {"configuration", "Values of a configuration's settings", {}, kValuesSchema}},
        {Method::Patch,
         one + "/values",
         Superadmin,
         to(&ConfigurationApi::change),
         {"configuration", "Change settings; null sets one back to its default", kValuesSchema, kChangedSchema},
         kMaxChange},
    };
}

void ConfigurationApi::stats(const RequestPtr &request, Reply reply)
{
    if (const auto problem = unknownParameters(*request, {}))
        return reply.fail(*problem);
    const qint64 count = settings::changeableGroups().size();
    JsonWriter out;
    out.beginObject().key("system_configs").beginObject().member("total", count).key("by_category").beginObject();
    out.member(kCategory, count).endObject().endObject();
    out.key("account_configs").raw(R"({"total":0,"by_category":{}})").endObject();
    reply.send(http::Response::json(200, out.take()));
}

void ConfigurationApi::recent(const RequestPtr &request, Reply reply)
{
    if (const auto problem = unknownParameters(*request, {"limit"}))
        return reply.fail(*problem);
    QueryReader query(*request);
    const qint64 limit = query.integer("limit"_L1, 1, kMaxRecent).value_or(5);
    if (isRefused(query, reply))
        return;
    m_settings.groups(
        *request->session,
        answerJson<QList<SettingGroup>>(std::move(reply), 200, [limit](JsonWriter &out, QList<SettingGroup> groups) {
            erase_if(groups, [](const SettingGroup &group) { return group.updatedAt().isNull(); });
            std::ranges::stable_sort(groups, std::greater(), &SettingGroup::updatedAt);
            writeEntries(out, groups.first(std::min(limit, groups.size())));
        }));
}

void ConfigurationApi::system(const RequestPtr &request, Reply reply)
{
    if (const auto problem = unknownParameters(*request, {"category"}))
        return reply.fail(*problem);
    if (asksForOthers(*request))
        return reply.send(http::Response::json(200, "[]"));
    m_settings.groups(*request->session, answerJson<QList<SettingGroup>>(std::move(reply), 200, &writeEntries));
}

void ConfigurationApi::providers(const RequestPtr &request, Reply reply)
{
    if (const auto problem = unknownParameters(*request, {"category"}))
        return reply.fail(*problem);
    JsonWriter out;
    out.beginArray();
    const auto groups = asksForOthers(*request) ? QList<QByteArray>() : settings::changeableGroups();
    for (const QByteArray &group : groups) {
        out.beginObject().member("category", kCategory).member("provider_name", group);
        out.member("display_name", displayName(group)).key("logo_url").null().flag("is_builtin", true).endObject();
    }
    reply.send(http::Response::json(200, out.endArray().take()));
}

void ConfigurationApi::schema(const RequestPtr &request, Reply reply)
{
    const QByteArray group = request->pathParameter("provider");
    if (request->pathParameter("category") != kCategory || settings::changeableOf(group).isEmpty())
        return reply.fail(Error::of(Code::ConfigurationNotFound));
    reply.send(http::Response::json(200, schemaOf(group)));
}

void ConfigurationApi::get(const RequestPtr &request, Reply reply)
{
    m_settings.group(*request->session, groupOf(*request), answerJson<SettingGroup>(std::move(reply), 200, &writeDetail));
}

void ConfigurationApi::values(const RequestPtr &request, Reply reply)
{
    m_settings.group(*request->session, groupOf(*request),
                     answerJson<SettingGroup>(std::move(reply), 200, [](JsonWriter &out, const SettingGroup &group) {
                         out.beginObject();
                         for (const ShownSetting &setting : group.settings)
                             out.key(setting.info->name).value(setting.value);
                         out.endObject();
                     }));
}

void ConfigurationApi::change(const RequestPtr &request, Reply reply)
{
    const auto body = readBody(*request, reply);
    if (!body)
        return;
    if (body->json().isEmpty())
        return reply.fail(Error::of(Code::BadRequest, u"Say which settings are to be changed."_s));
    m_settings.change(*request->session, groupOf(*request), body->json(), http::auditActor(*request),
                      answerJson<settings::SettingsChange>(std::move(reply), 200,
                                                           [](JsonWriter &out, const settings::SettingsChange &change) {
                                                               out.beginObject().member("status", QByteArrayView("success"));
                                                               writeNames(out, "applied", change.atOnce);
                                                               writeNames(out, "restart_required", change.afterRestart);
                                                               out.endObject();
                                                           }));
}

} // namespace basalt::api
