// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/userbatchapi.h"

#include "api/accessjson.h"
#include "api/accountjson.h"
#include "api/answeronce.h"
#include "api/userjson.h"
#include "http/problem.h"

#include <QJsonArray>

#include <algorithm>
#include <iterator>

using namespace Qt::Literals::StringLiterals;

namespace basalt::api {

namespace {

using core::JsonWriter;
using http::Method;
using http::Reply;
using http::RequestPtr;
using http::Response;

constexpr QByteArrayView kUserBatchSchema(
    R"({"type":"object","required":["operations"],"properties":{"atomic":{"type":"boolean","default":false},)"
    R"("operations":{"type":"array","minItems":1,"maxItems":1000,"items":{"type":"object","required":["operation"],)"
    R"("properties":{"operation":{"enum":["create","update","status","delete"]},"id":{"type":"string"},)"
    R"("user":{"type":"object","description":"of create and update: as /users takes it"},)"
    R"("is_active":{"type":"boolean"},"is_locked":{"type":"boolean"},"can_login":{"type":"boolean"},)"
    R"("blacklist":{"type":"boolean"}}}}}})");
constexpr QByteArrayView
    kOutcomesSchema(R"({"type":"object","properties":{"succeeded":{"type":"integer"},"failed":{"type":"integer"},)"
                    R"("results":{"type":"array","items":{"type":"object","properties":{"index":{"type":"integer"},)"
                    R"("status":{"type":"integer"},"user":{"type":["object","null"]},"error":{"type":"object"}}}}}})");

/** What one element asks for; an Error where it asks for nothing that there is. */
class ChangeReader
{
public:
    ChangeReader(const QJsonObject &element, const auth::Principal &caller) : m_body(BodyReader::of(element)), m_caller(caller)
    { }

    access::UserChange read()
    {
        const QString operation = m_body.requiredText("operation"_L1);
        access::UserChange change;
        if (operation == u"create")
            change = newUser();
        else if (operation == u"update")
            change = update(inner());
        else if (operation == u"status")
            change = status();
        else if (operation == u"delete")
            change = removal();
        else if (!operation.isEmpty())
            m_body.complain("operation"_L1, u"This is create, update, status or delete."_s, "invalid_choice"_L1);
        if (auto problem = m_body.problem())
            return std::move(*problem);
        return change;
    }

private:
    [[nodiscard]] BodyReader inner()
    {
        const QJsonValue user = m_body.json().value("user"_L1);
        if (!user.isObject())
            m_body.complain("user"_L1, u"This must be an object."_s, "invalid_type"_L1);
        return BodyReader::of(user.toObject());
    }

    access::UserChange newUser()
    {
        BodyReader user = inner();
        if (auto problem = m_body.problem())
            return std::move(*problem);
        // Before a password is hashed; the write looks again.
        if (!m_caller.superadmin) {
            if (auto refused = beyondServiceMakers(user.json()))
                return std::move(*refused);
        }
        auth::NewUser input = readNewUser(user, m_caller);
        if (auto problem = user.problem())
            return std::move(*problem);
        return input;
    }

    access::UserChange update(BodyReader user)
    {
        if (auto problem = m_body.problem())
            return std::move(*problem);
        access::UserUpdate update{m_body.requiredText("id"_L1).toUtf8(), readUserPatch(user)};
        if (auto problem = user.problem())
            return std::move(*problem);
        if (!m_caller.superadmin) {
            if (auto refused = beyondAccountAdmins(user.json()))
                return std::move(*refused);
        }
        return update;
    }

    access::UserChange status()
    {
        access::UserUpdate update{m_body.requiredText("id"_L1).toUtf8(), {}};
        update.patch.isActive = m_body.flag("is_active"_L1);
        update.patch.isLocked = m_body.flag("is_locked"_L1);
        update.patch.canLogin = m_body.flag("can_login"_L1);
        if (!update.patch.isActive && !update.patch.isLocked && !update.patch.canLogin)
            m_body.complain("is_active"_L1, u"Say what the status is to be: is_active, is_locked or can_login."_s,
                            "required"_L1);
        return update;
    }

    access::UserChange removal()
    {
        const bool isBarred = m_body.flag("blacklist"_L1).value_or(false);
        return access::UserRemoval{m_body.requiredText("id"_L1).toUtf8(),
                                   isBarred ? auth::Return::Barred : auth::Return::Allowed};
    }

    BodyReader m_body;
    const auth::Principal &m_caller;
};

Result<std::vector<access::UserChange>> readChanges(BodyReader &body, const auth::Principal &caller)
{
    const QJsonValue value = body.json().value("operations"_L1);
    const QJsonArray elements = value.toArray();
    if (!value.isArray() || elements.isEmpty())
        body.complain("operations"_L1, u"This must be an array of operations."_s, "required"_L1);
    else if (elements.size() > access::kMaxUserChanges)
        body.complain("operations"_L1, u"These may be at most %1."_s.arg(access::kMaxUserChanges), "too_many"_L1);
    if (auto problem = body.problem())
        return std::move(*problem);
    std::vector<access::UserChange> changes;
    for (const QJsonValue element : elements)
        changes.push_back(ChangeReader(element.toObject(), caller).read());
    return changes;
}

/** As the status of the same change alone. */
int statusOf(const access::UserChange &change)
{
    if (std::holds_alternative<auth::NewUser>(change))
        return 201;
    return std::holds_alternative<access::UserRemoval>(change) ? 204 : 200;
}

Response outcomesResponse(const std::vector<int> &statuses, const std::vector<access::UserOutcome> &outcomes)
{
    JsonWriter out;
    const auto failed = std::ranges::count_if(outcomes, [](const access::UserOutcome &each) { return !each; });
    out.beginObject().member("succeeded", qint64(outcomes.size()) - failed).member("failed", qint64(failed));
    out.key("results").beginArray();
    for (size_t i = 0; i < outcomes.size(); ++i) {
        const access::UserOutcome &outcome = outcomes[i];
        out.beginObject().member("index", qint64(i));
        out.member("status", qint64(outcome ? statuses[i] : outcome.error().httpStatus()));
        if (!outcome) {
            out.key("error").raw(http::problemResponse(outcome.error()).body);
        } else if (*outcome) {
            out.key("user");
            writeUser(out, **outcome);
        }
        out.endObject();
    }
    out.endArray().endObject();
    Response response = Response::json(200, out.take());
    for (size_t i = 0; i < outcomes.size(); ++i) {
        if (!outcomes[i])
            response.refusePart(outcomes[i].error(), qint64(i));
    }
    return response;
}

} // namespace

std::vector<http::Route> UserBatchApi::routes()
{
    const auto to = handlersOf(this);
    return {
        {Method::Post,
         "/api/v1/users/batch",
         http::Access::User,
         to(&UserBatchApi::perform),
         {"users", "Create, change and delete many users", kUserBatchSchema, kOutcomesSchema, {}, 200, "Idempotency-Key"}},
    };
}

void UserBatchApi::perform(const RequestPtr &request, Reply reply)
{
    const auto allowed = access::demand(request->principal, "users.update");
    if (!allowed && !request->principal.holds("users.create")) {
        reply.fail(allowed.error());
        return;
    }
    auto body = readBody(*request, reply);
    if (!body)
        return;
    const bool isAtomic = body->flag("atomic"_L1).value_or(false);
    if (!isAtomic && request->headers.contains("Idempotency-Key"))
        body->complain("atomic"_L1, u"With an Idempotency-Key either all is done or nothing: this must be true."_s,
                       "required"_L1);
    auto changes = readChanges(*body, request->principal);
    if (!changes) {
        reply.fail(changes.error());
        return;
    }
    std::vector<int> statuses;
    std::ranges::transform(*changes, std::back_inserter(statuses), statusOf);
    KeyedPost<std::vector<access::UserOutcome>> post;
    post.encode = [statuses = std::move(statuses)](const std::vector<access::UserOutcome> &outcomes) {
        return outcomesResponse(statuses, outcomes);
    };
    const auto together = isAtomic ? access::Together::AllOrNone : access::Together::EachAlone;
    post.perform = [this, request, together, changes = std::move(*changes)](auto companion, auto done) {
        m_users.perform(*request->session, askerOf(*request), changes, together, std::move(companion), std::move(done));
    };
    answerOnce(m_keys, request, std::move(reply), std::move(post));
}

} // namespace basalt::api
