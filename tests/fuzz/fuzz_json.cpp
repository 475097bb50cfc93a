// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/bodyreader.h"
#include "core/jsondepth.h"
#include "core/jsonwriter.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cstdint>
#include <cstdlib>

using namespace basalt;
using namespace Qt::Literals::StringLiterals;

namespace {

/** Half of a surrogate pair is in no answer: what would hold one is refused before. */
bool isValid(const QJsonValue &value)
{
    if (value.isString())
        return value.toString().isValidUtf16();
    const QJsonArray array = value.toArray();
    if (!std::ranges::all_of(array, [](const QJsonValue &element) { return isValid(element); }))
        return false;
    const QJsonObject object = value.toObject();
    const QStringList keys = object.keys();
    return std::ranges::all_of(keys, [&](const QString &key) { return key.isValidUtf16() && isValid(object.value(key)); });
}

/** Each member is read as every kind; a mistake is an answer, and what was read can be written again. */
void readMembers(api::BodyReader &body)
{
    const QJsonObject json = body.json();
    for (const QString &key : json.keys()) {
        const QByteArray name = key.toLatin1();
        const QLatin1StringView member(name);
        (void)body.requiredText(member, 20);
        (void)body.text(member);
        (void)body.requiredInteger(member);
        (void)body.integer(member);
        (void)body.flag(member);
        if (const auto object = body.object(member); object && core::jsonDepth(*object) > core::kMaxJsonDepth)
            std::abort();
        (void)body.has(member);
        (void)body.isNull(member);
    }
    if (const auto problem = body.problem(); problem && problem->fields.isEmpty())
        std::abort();
}

} // namespace

/** Any bytes as the body of a request. */
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    http::Request request;
    request.body = QByteArray(reinterpret_cast<const char *>(data), qsizetype(size));
    auto body = api::BodyReader::read(request);
    if (!body)
        return 0;
    readMembers(*body);
    if (!isValid(body->json()))
        return 0;
    core::JsonWriter writer;
    const QByteArray written = writer.value(body->json()).take();
    QJsonParseError problem;
    const QJsonDocument again = QJsonDocument::fromJson(written, &problem);
    if (problem.error != QJsonParseError::NoError || again.object() != body->json())
        std::abort();
    return 0;
}
