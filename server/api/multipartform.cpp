// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/multipartform.h"

#include <QByteArrayView>

using namespace Qt::Literals::StringLiterals;

namespace basalt::api {

namespace {

constexpr qsizetype kMaxParts = 50;
constexpr qsizetype kMaxPartHead = 4096;
constexpr qsizetype kMaxBoundary = 70; // RFC 2046 section 5.1.1

Error malformed(const QString &what)
{
    return Error::of(Code::BadRequest, u"The form is malformed: %1."_s.arg(what));
}

/** The value of a parameter, `name="file"` or `boundary=xyz`; null if it is not there. */
QByteArray parameter(const QByteArray &header, const QByteArray &name)
{
    const QByteArray folded = header.toLower();
    const QByteArray wanted = name + '=';
    for (qsizetype at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + 1)) {
        // `name` is also the end of `filename`.
        if (at > 0 && QByteArrayView(" ;\t").indexOf(folded[at - 1]) < 0)
            continue;
        const QByteArray rest = header.sliced(at + wanted.size());
        if (!rest.startsWith('"'))
            return rest.first(rest.indexOf(';') < 0 ? rest.size() : rest.indexOf(';')).trimmed();
        QByteArray value("");
        for (qsizetype i = 1; i < rest.size() && rest[i] != '"'; ++i) {
            if (rest[i] == '\\' && i + 1 < rest.size())
                ++i;
            value += rest[i];
        }
        return value;
    }
    return {};
}

Result<FormPart> readPart(const QByteArray &text)
{
    const qsizetype end = text.indexOf("\r\n\r\n");
    if (end < 0 || end > kMaxPartHead)
        return malformed(u"a part has no head, or too long a one"_s);
    FormPart part;
    bool isField = false;
    for (const QByteArray &line : text.first(end).split('\n')) {
        const qsizetype colon = line.indexOf(':');
        if (colon < 0)
            continue;
        const QByteArray name = line.first(colon).trimmed().toLower();
        const QByteArray value = line.sliced(colon + 1).trimmed();
        if (name == "content-type")
            part.contentType = value;
        if (name != "content-disposition" || !value.toLower().startsWith("form-data"))
            continue;
        part.name = parameter(value, "name");
        part.fileName = parameter(value, "filename");
        isField = !part.name.isEmpty();
    }
    if (!isField)
        return malformed(u"a part has no name"_s);
    part.body = text.sliced(end + 4);
    return part;
}

} // namespace

bool isMultipartForm(const QByteArray &contentType)
{
    return contentType.split(';').constFirst().trimmed().toLower() == "multipart/form-data";
}

Result<QList<FormPart>> readMultipartForm(const QByteArray &contentType, const QByteArray &body)
{
    const QByteArray boundary = parameter(contentType, "boundary");
    if (boundary.isEmpty() || boundary.size() > kMaxBoundary)
        return malformed(u"its boundary is missing or too long"_s);
    const QByteArray delimiter = "\r\n--" + boundary;
    // The first boundary may stand at the very beginning.
    const QByteArray text = "\r\n" + body;
    QList<FormPart> parts;
    qsizetype at = text.indexOf(delimiter);
    while (at >= 0) {
        const qsizetype begin = at + delimiter.size();
        if (text.sliced(begin).startsWith("--"))
            return parts;
        const qsizetype next = text.indexOf(delimiter, begin);
        const qsizetype head = text.indexOf("\r\n", begin);
        if (next < 0 || head < 0 || head > next)
            return malformed(u"its last boundary is missing"_s);
        if (parts.size() == kMaxParts)
            return malformed(u"it has more than %1 parts"_s.arg(kMaxParts));
        // A part without headers begins with the line end that would end them.
        BASALT_TRY(FormPart part, readPart(text.sliced(head + 2, next - head - 2)));
        parts.append(std::move(part));
        at = next;
    }
    return malformed(u"its boundary does not occur"_s);
}

} // namespace basalt::api
