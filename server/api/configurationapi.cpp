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
using http::Method;
using http::Reply;
using http::RequestPtr;
using settings::Configuration;
using settings::ConfigurationProvider;
using settings::ShownSetting;

constexpr qint64 kMaxRecent = 50;
constexpr qint64 kMaxChange = 128 * 1024;
constexpr qsizetype kMaxConfigurationName = 200;

constexpr QByteArrayView kConfigurationEntriesSchema(
    R"({"type":"array","items":{"type":"object","properties":{"id":{"type":"string"},"display_name":{"type":"string"},)"
    R"("provider_name":{"type":"string"},"category":{"enum":["system_settings","email_providers","auth_providers"]},)"
    R"("enabled":{"type":"boolean"},"is_builtin":{"type":"boolean"},"is_default":{"const":true},"is_system":{"const":true},)"
    R"("account_id":{"type":"null"},"priority":{"type":"integer"},"updated_at":{"type":["string","null"]},)"
    R"("logo_url":{"type":["string","null"]},"restart_required":{"type":"array","items":{"type":"string"}}}}})");
constexpr QByteArrayView kConfigurationProvidersSchema(
    R"({"type":"array","items":{"type":"object","properties":{"category":{"type":"string"},"provider_name":{"type":"string"},)"
    R"("display_name":{"type":"string"},"logo_url":{"type":"null"},"is_builtin":{"type":"boolean"}}}})");
constexpr QByteArrayView kConfigurationStatsSchema(
    R"({"type":"object","properties":{"system_configs":{"type":"object"},"account_configs":{"type":"object"}}})");
constexpr QByteArrayView kDetailSchema(
    R"({"type":"object","properties":{"id":{"type":"string"},"settings":{"type":"array","items":{"type":"object",)"
    R"("properties":{"name":{"type":"string"},"description":{"type":"string"},"value":{},"running":{},"default":{},)"
    R"("source":{"enum":["default","stored","given"]},"origin":{"type":"string"},"restart_required":{"type":"boolean"},)"
    R"("updated_at":{"type":["string","null"]},"updated_by":{"type":["string","null"]}}}}}})");
constexpr QByteArrayView kValuesSchema(R"({"type":"object","additionalProperties":true})");
constexpr QByteArrayView kChangedSchema(
    R"({"type":"object","properties":{"status":{"const":"success"},"applied":{"type":"array","items":{"type":"string"}},)"
    R"("restart_required":{"type":"array","items":{"type":"string"}}}})");
constexpr QByteArrayView
    kEnableSchema(R"({"type":"object","required":["enabled"],"properties":{"enabled":{"type":"boolean"}}})");
constexpr QByteArrayView kStateSchema(
    R"({"type":"object","properties":{"status":{"const":"success"},"id":{"type":"string"},"enabled":{"type":"boolean"},)"
    R"("is_default":{"type":"boolean"}}})");
constexpr QByteArrayView kNewSchema(
    R"({"type":"object","required":["category","provider_name","display_name","config"],)"
    R"("properties":{"category":{"type":"string"},"provider_name":{"type":"string"},"display_name":{"type":"string"},)"
    R"("config":{"type":"object"},"logo_url":{"type":["string","null"]},"enabled":{"type":"boolean","default":true},)"
    R"("priority":{"type":"integer","default":0},"account_id":{"type":"null"}}})");
constexpr QByteArrayView
    kCreatedSchema(R"({"type":"object","properties":{"id":{"type":"string"},"status":{"const":"success"}}})");
constexpr QByteArrayView kConnectionTestSchema(
    R"({"type":"object","required":["category","provider_name","config"],"properties":{"category":{"type":"string"},)"
    R"("provider_name":{"type":"string"},"config":{"type":"object"}}})");
constexpr QByteArrayView
    kTestedSchema(R"({"type":"object","properties":{"success":{"type":"boolean"},"message":{"type":"string"}}})");
constexpr QByteArrayView kConfigurationDoneSchema(R"({"type":"object","properties":{"status":{"const":"success"}}})");

void writeNames(JsonWriter &out, QByteArrayView key, const QList<QByteArray> &names)
{
    out.key(key).beginArray();
    for (const QByteArray &name : names)
        out.string(QByteArrayView(name));
    out.endArray();
}

QList<QByteArray> waitingOf(const Configuration &configuration)
{
    QList<QByteArray> waiting;
    if (configuration.settings) {
        for (const ShownSetting &setting : configuration.settings->settings) {
            if (setting.waitsForRestart())
                waiting.append(setting.info->name);
        }
    }
    return waiting;
}

void writeEntry(JsonWriter &out, const Configuration &configuration)
{
    const ConfigurationProvider &provider = configuration.provider;
    out.member("id", provider.id()).member("display_name", provider.displayName);
    out.member("provider_name", provider.name).member("category", provider.category).flag("enabled", configuration.enabled);
    out.flag("is_builtin", provider.builtIn).flag("is_default", true).flag("is_system", true).key("account_id").null();
    out.member("priority", configuration.priority);
    writeTextOrNull(out, "updated_at", configuration.updatedAt);
    writeTextOrNull(out, "logo_url", configuration.logoUrl.isEmpty() ? QByteArray() : configuration.logoUrl.toUtf8());
    writeNames(out, "restart_required", waitingOf(configuration));
}

void writeEntries(JsonWriter &out, const QList<Configuration> &configurations)
{
    out.beginArray();
    for (const Configuration &configuration : configurations) {
        out.beginObject();
        writeEntry(out, configuration);
        out.endObject();
    }
    out.endArray();
}

void writeState(JsonWriter &out, const Configuration &configuration)
{
    out.beginObject().member("status", QByteArrayView("success")).member("id", configuration.provider.id());
    out.flag("enabled", configuration.enabled).flag("is_default", true).endObject();
}

QByteArrayView sourceName(const ShownSetting &setting)
{
    if (setting.isFixed())
        return "given";
    return setting.source == core::SettingSource::Stored ? "stored" : "default";
}

void writeSetting(JsonWriter &out, const ShownSetting &setting)
{
    static const core::Config defaults;
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

void writeDetail(JsonWriter &out, const Configuration &configuration)
{
    out.beginObject();
    writeEntry(out, configuration);
    if (configuration.settings) {
        out.key("settings").beginArray();
        for (const ShownSetting &setting : configuration.settings->settings)
            writeSetting(out, setting);
        out.endArray();
    }
    out.endObject();
}

void writeStats(JsonWriter &out, const QList<Configuration> &configurations)
{
    out.beginObject().key("system_configs").beginObject().member("total", qint64(configurations.size()));
    out.key("by_category").beginObject();
    for (const QByteArray &category : settings::configurationCategories()) {
        out.member(category, qint64(std::ranges::count_if(configurations, [&](const Configuration &each) {
                       return each.provider.category == category;
                   })));
    }
    out.endObject().endObject();
    out.key("account_configs").raw(R"({"total":0,"by_category":{}})").endObject();
}

/** The settings of a provider inside a body. */
QJsonObject readConfig(BodyReader &body)
{
    const QJsonValue config = body.json().value("config"_L1);
    if (!config.isObject())
        body.complain("config"_L1, u"This must be an object with the provider's settings."_s, "required"_L1);
    return config.toObject();
}

/** The parameter `category`, empty without it. Nothing if the query is wrong, which is answered then. */
std::optional<QByteArray> readCategory(const http::Request &request, Reply &reply, const QSet<QByteArray> &alsoKnown = {})
{
    auto problem = unknownParameters(request, {"category"}, alsoKnown);
    const QByteArray category = request.queryParameter("category");
    if (!problem && !category.isEmpty()) {
        if (auto checked = settings::checkCategory(category); !checked)
            problem = checked.error();
    }
    if (!problem)
        return category;
    reply.fail(*problem);
    return std::nullopt;
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
         {"configuration", "How many configurations there are", {}, kConfigurationStatsSchema}},
        {Method::Get,
         all + "/recent",
         Superadmin,
         to(&ConfigurationApi::recent),
         {"configuration", "Configurations that were changed, the newest first", {}, kConfigurationEntriesSchema, "limit"}},
        {Method::Get,
         all + "/system",
         Superadmin,
         to(&ConfigurationApi::system),
         {"configuration", "List configurations", {}, kConfigurationEntriesSchema, "category"}},
        {Method::Get,
         all + "/account",
         Superadmin,
         to(&ConfigurationApi::ofAccount),
         {"configuration",
          "List configurations that an account has of its own",
          {},
          kConfigurationEntriesSchema,
          "account_id,category"}},
        {Method::Get,
         all + "/providers",
         Superadmin,
         to(&ConfigurationApi::providers),
         {"configuration", "Kinds of configurations", {}, kConfigurationProvidersSchema, "category"}},
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
         {"configuration", "Change settings; null sets one back to its default, bullets keep a secret", kValuesSchema,
          kChangedSchema},
         kMaxChange},
        {Method::Patch,
         one,
         Superadmin,
         to(&ConfigurationApi::enable),
         {"configuration", "Switch a configuration on or off", kEnableSchema, kStateSchema}},
        {Method::Post,
         all,
         Superadmin,
         to(&ConfigurationApi::create),
         {"configuration", "Configure a provider", kNewSchema, kCreatedSchema},
         kMaxChange},
        {Method::Delete,
         one,
         Superadmin,
         to(&ConfigurationApi::remove),
         {"configuration", "Delete a configuration with its secrets", {}, kConfigurationDoneSchema}},
        {Method::Post,
         one + "/set-default",
         Superadmin,
         to(&ConfigurationApi::makeDefault),
         {"configuration", "Make a configuration the default of its category", {}, kStateSchema}},
        {Method::Delete,
         one + "/set-default",
         Superadmin,
         to(&ConfigurationApi::takeDefault),
         {.tag = "configuration",
          .summary = "Refused: the only provider of its category stays the default",
          .successStatus = 409}},
        {Method::Post,
         all + "/test-connection",
         Superadmin,
         to(&ConfigurationApi::testConnection),
         {"configuration", "Connect to a provider without keeping anything", kConnectionTestSchema, kTestedSchema},
         kMaxChange},
    };
}

void ConfigurationApi::stats(const RequestPtr &request, Reply reply)
{
    if (const auto problem = unknownParameters(*request, {}))
        return reply.fail(*problem);
    m_configurations.list(*request->session, {}, answerJson<QList<Configuration>>(std::move(reply), 200, &writeStats));
}

void ConfigurationApi::recent(const RequestPtr &request, Reply reply)
{
    if (const auto problem = unknownParameters(*request, {"limit"}))
        return reply.fail(*problem);
    QueryReader query(*request);
    const qint64 limit = query.integer("limit"_L1, 1, kMaxRecent).value_or(5);
    if (isRefused(query, reply))
        return;
    m_configurations.list(
        *request->session, {},
        answerJson<QList<Configuration>>(std::move(reply), 200, [limit](JsonWriter &out, QList<Configuration> all) {
            erase_if(all, [](const Configuration &each) { return each.updatedAt.isNull(); });
            std::ranges::stable_sort(all, std::greater(), &Configuration::updatedAt);
            writeEntries(out, all.first(std::min(limit, all.size())));
        }));
}

void ConfigurationApi::system(const RequestPtr &request, Reply reply)
{
    if (const auto category = readCategory(*request, reply)) {
        m_configurations.list(*request->session, *category,
                              answerJson<QList<Configuration>>(std::move(reply), 200, &writeEntries));
    }
}

void ConfigurationApi::ofAccount(const RequestPtr &request, Reply reply)
{
    const auto category = readCategory(*request, reply, {"account_id"});
    if (!category)
        return;
    const QByteArray account = request->queryParameter("account_id");
    if (account.isEmpty())
        return reply.fail(Error::invalid(u"account_id"_s, u"This is required."_s, u"required"_s));
    m_configurations.listOfAccount(*request->session, account, *category,
                                   answerJson<QList<Configuration>>(std::move(reply), 200, &writeEntries));
}

void ConfigurationApi::providers(const RequestPtr &request, Reply reply)
{
    const auto category = readCategory(*request, reply);
    if (!category)
        return;
    JsonWriter out;
    out.beginArray();
    for (const ConfigurationProvider &provider : settings::configurationProviders()) {
        if (!category->isEmpty() && provider.category != *category)
            continue;
        out.beginObject().member("category", provider.category).member("provider_name", provider.name);
        out.member("display_name", provider.displayName).key("logo_url").null();
        out.flag("is_builtin", provider.builtIn).endObject();
    }
    reply.send(http::Response::json(200, out.endArray().take()));
}

void ConfigurationApi::schema(const RequestPtr &request, Reply reply)
{
    const auto provider = settings::findProvider(request->pathParameter("category"), request->pathParameter("provider"));
    if (!provider)
        return reply.fail(provider.error());
    reply.send(http::Response::json(200, settings::schemaOf(*provider)));
}

void ConfigurationApi::get(const RequestPtr &request, Reply reply)
{
    m_configurations.get(*request->session, request->pathParameter("id"),
                         answerJson<Configuration>(std::move(reply), 200, &writeDetail));
}

void ConfigurationApi::values(const RequestPtr &request, Reply reply)
{
    m_configurations.values(
        *request->session, request->pathParameter("id"),
        answerJson<QJsonObject>(std::move(reply), 200, [](JsonWriter &out, const QJsonObject &values) { out.value(values); }));
}

void ConfigurationApi::change(const RequestPtr &request, Reply reply)
{
    const auto body = readBody(*request, reply);
    if (!body)
        return;
    if (body->json().isEmpty())
        return reply.fail(Error::of(Code::BadRequest, u"Say which settings are to be changed."_s));
    m_configurations.change(*request->session, request->pathParameter("id"), body->json(), http::auditActor(*request),
                            answerJson<settings::SettingsChange>(
                                std::move(reply), 200, [](JsonWriter &out, const settings::SettingsChange &change) {
                                    out.beginObject().member("status", QByteArrayView("success"));
                                    writeNames(out, "applied", change.atOnce);
                                    writeNames(out, "restart_required", change.afterRestart);
                                    out.endObject();
                                }));
}

void ConfigurationApi::enable(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply);
    if (!body)
        return;
    const auto enabled = body->flag("enabled"_L1);
    if (!body->has("enabled"_L1) || body->isNull("enabled"_L1))
        body->complain("enabled"_L1, u"This is required."_s, "required"_L1);
    if (isRefused(*body, reply))
        return;
    m_configurations.enable(*request->session, request->pathParameter("id"), *enabled, http::auditActor(*request),
                            answerJson<Configuration>(std::move(reply), 200, &writeState));
}

void ConfigurationApi::create(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply);
    if (!body)
        return;
    settings::NewConfiguration input;
    input.category = body->requiredText("category"_L1).toUtf8();
    input.provider = body->requiredText("provider_name"_L1).toUtf8();
    input.input.label.displayName = body->requiredText("display_name"_L1, kMaxConfigurationName).trimmed();
    input.input.label.logoUrl = body->text("logo_url"_L1).value_or(QString()).trimmed();
    input.input.label.priority = body->integer("priority"_L1).value_or(0);
    input.input.enabled = body->flag("enabled"_L1).value_or(true);
    input.input.values = readConfig(*body);
    if (body->has("account_id"_L1) && !body->isNull("account_id"_L1)) {
        body->complain("account_id"_L1,
                       u"Everything is configured for the whole installation; accounts have nothing of their own."_s,
                       "not_supported"_L1);
    }
    if (isRefused(*body, reply))
        return;
    input.input.actor = http::auditActor(*request);
    m_configurations.create(*request->session, std::move(input),
                            answerJson<Configuration>(std::move(reply), 200, [](JsonWriter &out, const Configuration &made) {
                                out.beginObject().member("id", made.provider.id());
                                out.member("status", QByteArrayView("success")).endObject();
                            }));
}

void ConfigurationApi::remove(const RequestPtr &request, Reply reply)
{
    m_configurations.remove(*request->session, request->pathParameter("id"), http::auditActor(*request),
                            [reply = std::move(reply)](const Result<void> &removed) mutable {
                                if (removed)
                                    reply.send(http::Response::json(200, R"({"status":"success"})"));
                                else
                                    reply.fail(removed.error());
                            });
}

void ConfigurationApi::makeDefault(const RequestPtr &request, Reply reply)
{
    m_configurations.setDefault(*request->session, request->pathParameter("id"), true,
                                answerJson<Configuration>(std::move(reply), 200, &writeState));
}

void ConfigurationApi::takeDefault(const RequestPtr &request, Reply reply)
{
    m_configurations.setDefault(*request->session, request->pathParameter("id"), false,
                                answerJson<Configuration>(std::move(reply), 200, &writeState));
}

void ConfigurationApi::testConnection(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply);
    if (!body)
        return;
    const QByteArray category = body->requiredText("category"_L1).toUtf8();
    const QByteArray name = body->requiredText("provider_name"_L1).toUtf8();
    const QJsonObject config = readConfig(*body);
    if (isRefused(*body, reply))
        return;
    auto done = answerJson<mail::SmtpTrial>(std::move(reply), 200, [](JsonWriter &out, const mail::SmtpTrial &trial) {
        out.beginObject().flag("success", trial.success).member("message", trial.message).endObject();
    });
    const auto provider = settings::findProvider(category, name);
    if (!provider)
        return done(provider.error());
    if (provider->builtIn)
        return done(mail::SmtpTrial{false, u"This provider is built in: there is nothing to connect to."_s});
    m_mails.testConnection(*request->session, config, http::auditActor(*request), std::move(done));
}

} // namespace basalt::api
