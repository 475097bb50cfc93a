// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/groupsyncapi.h"

#include "api/accessjson.h"
#include "api/handling.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::api {

namespace {

using core::JsonWriter;
using http::Method;
using http::Reply;
using http::RequestPtr;

constexpr qsizetype kMaxSubject = 255;

constexpr QByteArrayView
    kSyncSchema(R"({"type":"object","properties":{"user_ids":{"type":"array","maxItems":5000,"items":{"type":"string"}},)"
                R"("provider":{"type":"string"},"subjects":{"type":"array","maxItems":5000,"items":{"type":"string"}},)"
                R"("members":{"type":"array","maxItems":5000,"items":{"type":"object","required":["subject","email"],)"
                R"("properties":{"subject":{"type":"string"},"email":{"type":"string"},"display_name":{"type":"string"}}}}},)"
                R"("oneOf":[{"required":["user_ids"]},{"required":["provider","subjects"]},)"
                R"({"required":["provider","members"]}]})");
constexpr QByteArrayView kReportSchema(
    R"({"type":"object","properties":{"created":{"type":"integer"},"added":{"type":"integer"},"removed":{"type":"integer"},)"
    R"("unchanged":{"type":"integer"},"passed":{"type":"array","items":{"type":"object","properties":{)"
    R"("index":{"type":"integer"},"name":{"type":"string"},"code":{"type":"integer"},"message":{"type":"string"}}}}}})");

/** `members` of a provider: each is somebody with a `subject`, an `email` and perhaps a `display_name`. */
Result<void> readPeople(const QJsonValue &listed, access::GroupMembers &members)
{
    const QJsonArray array = listed.toArray();
    if (!listed.isArray() || array.size() > access::kMaxListedMembers)
        return Error::invalid(u"members"_s, u"This must be an array of at most %1 people."_s.arg(access::kMaxListedMembers),
                              u"invalid_type"_s);
    for (qsizetype i = 0; i < array.size(); ++i) {
        BodyReader person = BodyReader::of(array.at(i).toObject());
        members.names.append(person.requiredText("subject"_L1, kMaxSubject).toUtf8());
        // What is no address makes no user; who is one already needs none.
        members.people.append(
            {person.text("email"_L1).value_or(QString()), person.text("display_name"_L1, kMaxAccessName).value_or(QString())});
        if (auto problem = person.problem())
            return problem->inside(u"members[%1]"_s.arg(i));
    }
    return {};
}

/** `user_ids`, or `provider` with `subjects` or `members`; complains of anything between. */
access::GroupMembers readMembers(BodyReader &body)
{
    access::GroupMembers members;
    if (!body.has("provider"_L1) && !body.has("subjects"_L1) && !body.has("members"_L1)) {
        const auto ids = body.texts("user_ids"_L1, access::kMaxListedMembers);
        if (!ids && !body.problem())
            body.complain("user_ids"_L1, u"Name the users by their ids, or by a provider with its subjects."_s, "required"_L1);
        members.names = ids.value_or(QList<QByteArray>());
        return members;
    }
    if (body.has("user_ids"_L1))
        body.complain("user_ids"_L1, u"Either users' ids or a provider's subjects."_s, "not_both"_L1);
    members.provider = body.requiredText("provider"_L1, kMaxAccessName).toUtf8();
    if (body.has("members"_L1)) {
        if (body.has("subjects"_L1))
            body.complain("subjects"_L1, u"Either subjects or members."_s, "not_both"_L1);
        return members;
    }
    const auto subjects = body.texts("subjects"_L1, access::kMaxListedMembers);
    if (!subjects && !body.problem())
        body.complain("subjects"_L1, u"This is required."_s, "required"_L1);
    members.names = subjects.value_or(QList<QByteArray>());
    return members;
}

void writeReport(JsonWriter &out, const access::GroupSyncReport &report)
{
    out.beginObject().member("created", report.created).member("added", report.added).member("removed", report.removed);
    out.member("unchanged", report.unchanged).key("passed").beginArray();
    for (const access::GroupSyncReport::Passed &passed : report.passed) {
        out.beginObject().member("index", qint64(passed.index)).member("name", passed.name);
        out.member("code", qint64(passed.reason.code)).member("message", passed.reason.message.toUtf8()).endObject();
    }
    out.endArray().endObject();
}

} // namespace

std::vector<http::Route> GroupSyncApi::routes()
{
    const auto to = handlersOf(this);
    return {
        {Method::Post,
         "/api/v1/groups/{id}/sync",
         http::Access::User,
         to(&GroupSyncApi::sync),
         {"groups", "Bring the members of a group to a list that is kept elsewhere", kSyncSchema, kReportSchema}},
    };
}

void GroupSyncApi::sync(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply);
    if (!body)
        return;
    access::GroupMembers members = readMembers(*body);
    if (isRefused(*body, reply))
        return;
    if (body->has("members"_L1)) {
        if (auto read = readPeople(body->json().value("members"_L1), members); !read) {
            reply.fail(std::move(read).error());
            return;
        }
    }
    m_groups.sync(*request->session, askerOf(*request), request->pathParameter("id"), std::move(members),
                  answerJson<access::GroupSyncReport>(std::move(reply), 200, writeReport));
}

} // namespace basalt::api
