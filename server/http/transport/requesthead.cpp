// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/transport/requesthead.h"

#include "http/transport/transport.h"

#include <algorithm>
#include <array>

namespace basalt::http {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype kMaxFields = 200;

/** One bit per class of bytes. */
enum CharClass : unsigned char { kPathChar = 1, kQueryChar = 2, kHostChar = 4 };

constexpr std::array<unsigned char, 256> makeCharTable()
{
    std::array<unsigned char, 256> table{};
    for (size_t c = 0; c < table.size(); ++c) {
        const bool isVisible = c > 0x20 && c < 0x7f;
        const bool isAlnum = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        const std::string_view pathMarks("-._~!$&'()*+,;=:@/%");
        const std::string_view hostMarks("-._~!$&'()*+,;=%");
        unsigned char classes = 0;
        if (isAlnum || pathMarks.find(static_cast<char>(c)) != std::string_view::npos)
            classes |= kPathChar;
        // People's tools leave brackets, quotes and bars of a filter unencoded: harmless after the `?`.
        if (isVisible && c != '#')
            classes |= kQueryChar;
        if (isAlnum || hostMarks.find(static_cast<char>(c)) != std::string_view::npos)
            classes |= kHostChar;
        table[c] = classes;
    }
    return table;
}

constexpr std::array<unsigned char, 256> kChars = makeCharTable();

bool isAll(QByteArrayView text, CharClass wanted)
{
    return std::all_of(text.begin(), text.end(),
                       [wanted](char c) { return (kChars[static_cast<unsigned char>(c)] & wanted) != 0; });
}

bool isDigits(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool isHexDigit(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
}

QByteArrayView trimBlanks(QByteArrayView text)
{
    const auto isBlank = [](char c) { return c == ' ' || c == '\t'; };
    while (!text.isEmpty() && isBlank(text.front()))
        text = text.sliced(1);
    while (!text.isEmpty() && isBlank(text.back()))
        text.chop(1);
    return text;
}

Error badRequest(QString message)
{
    return Error::of(Code::BadRequest, std::move(message));
}

/** True if one element of a comma-separated field is `token`. */
bool hasToken(const Headers &headers, QByteArrayView name, QByteArrayView token)
{
    for (const auto &[fieldName, fieldValue] : headers) {
        if (!sameText(fieldName, name))
            continue;
        QByteArrayView rest(fieldValue);
        while (true) {
            const qsizetype comma = rest.indexOf(',');
            if (sameText(trimBlanks(comma < 0 ? rest : rest.first(comma)), token))
                return true;
            if (comma < 0)
                break;
            rest = rest.sliced(comma + 1);
        }
    }
    return false;
}

/** Every `%` is followed by two hexadecimal digits, and none of them hides a NUL. */
bool isWellEncoded(QByteArrayView text)
{
    for (qsizetype i = text.indexOf('%'); i >= 0; i = text.indexOf('%', i + 1)) {
        if (i + 2 >= text.size() || !isHexDigit(text[i + 1]) || !isHexDigit(text[i + 2]))
            return false;
        if (text[i + 1] == '0' && text[i + 2] == '0')
            return false;
    }
    return true;
}

/** `host[:port]` of RFC 3986 without user information. Empty is well-formed. */
bool isAuthority(QByteArrayView text)
{
    qsizetype hostEnd = text.indexOf(':');
    if (text.startsWith('[')) {
        hostEnd = text.indexOf(']') + 1;
        const QByteArrayView address = hostEnd > 2 ? text.sliced(1, hostEnd - 2) : QByteArrayView();
        if (address.isEmpty()
            || !std::all_of(address.begin(), address.end(), [](char c) { return isHexDigit(c) || c == ':' || c == '.'; }))
            return false;
    } else if (!isAll(hostEnd < 0 ? text : text.first(hostEnd), kHostChar)) {
        return false;
    }
    if (hostEnd < 0 || hostEnd == text.size())
        return true;
    return text[hostEnd] == ':' && (hostEnd + 1 == text.size() || isDigits(text.sliced(hostEnd + 1)));
}

/** One use: reads one head. */
class HeadParser
{
public:
    HeadParser(QByteArrayView head, const TransportOptions &options) : m_rest(head), m_options(options) { }

    Result<RequestHead> parse()
    {
        BASALT_TRY_VOID(parseRequestLine(nextLine()));
        BASALT_TRY_VOID(parseFields());
        BASALT_TRY_VOID(checkHost());
        BASALT_TRY_VOID(readFraming());
        BASALT_TRY_VOID(readExpectation());
        readConnection();
        BASALT_TRY_VOID(readUpgrade());
        return std::move(m_head);
    }

private:
    /** The next line without its end; the scanner has made sure that each ends with CR LF. */
    QByteArrayView nextLine()
    {
        const qsizetype end = m_rest.indexOf('\n');
        const QByteArrayView line = m_rest.first(end - 1);
        m_rest = m_rest.sliced(end + 1);
        return line;
    }

    Result<void> parseRequestLine(QByteArrayView line);
    Result<void> parseVersion(QByteArrayView version);
    Result<void> parseTarget(QByteArrayView target);
    Result<void> parseFields();
    Result<void> parseField(QByteArrayView line);
    Result<void> checkHost();
    Result<void> readFraming();
    Result<void> readExpectation();
    void readConnection();
    Result<void> readUpgrade();

    QByteArrayView m_rest;
    const TransportOptions &m_options;
    QByteArrayView m_authority; ///< of an absolute target
    RequestHead m_head;
};

Result<void> HeadParser::parseRequestLine(QByteArrayView line)
{
    const qsizetype first = line.indexOf(' ');
    const qsizetype last = line.lastIndexOf(' ');
    if (first <= 0 || last == first || !isToken(line.first(first)))
        return badRequest(u"The request line is malformed."_s);
    BASALT_TRY_VOID(parseVersion(line.sliced(last + 1)));
    const auto method = parseMethod(line.first(first));
    if (!method)
        return Error::of(Code::NotImplementedMethod);
    m_head.request.method = *method;
    return parseTarget(line.sliced(first + 1, last - first - 1));
}

Result<void> HeadParser::parseVersion(QByteArrayView version)
{
    if (version.size() != 8 || !version.startsWith("HTTP/") || !isDigits(version.sliced(5, 1)) || version[6] != '.'
        || !isDigits(version.sliced(7, 1)))
        return badRequest(u"The request line is malformed."_s);
    if (version[5] != '1')
        return Error::of(Code::VersionNotSupported);
    m_head.isHttp11 = version[7] != '0'; // a later 1.x is read as 1.1 (RFC 9110 section 2.5)
    return {};
}

Result<void> HeadParser::parseTarget(QByteArrayView target)
{
    Request &request = m_head.request;
    const bool isAbsolute = !target.startsWith('/')
        && (target.first(std::min<qsizetype>(target.size(), 7)).compare("http://", Qt::CaseInsensitive) == 0
            || target.first(std::min<qsizetype>(target.size(), 8)).compare("https://", Qt::CaseInsensitive) == 0);
    if (isAbsolute) {
        // Proxies send it; its authority stands above the Host field (RFC 9112 section 3.2.2).
        target = target.sliced(target.indexOf("//") + 2);
        const auto authorityEnd = std::find_if(target.begin(), target.end(), [](char c) { return c == '/' || c == '?'; });
        m_authority = QByteArrayView(target.begin(), authorityEnd);
        target = target.sliced(m_authority.size());
        if (m_authority.isEmpty())
            return badRequest(u"The request target names no host."_s);
    }
    const qsizetype mark = target.indexOf('?');
    const QByteArrayView path = mark < 0 ? target : target.first(mark);
    const QByteArrayView query = mark < 0 ? QByteArrayView() : target.sliced(mark + 1);
    request.path = path.isEmpty() && isAbsolute ? QByteArray("/") : path.toByteArray();
    request.query = query.toByteArray();
    request.target = mark < 0 ? request.path : QByteArray(request.path + '?' + request.query);

    const bool isAsterisk = request.path == "*" && mark < 0 && request.method == Method::Options;
    if (!isAsterisk && !request.path.startsWith('/'))
        return badRequest(u"The request target is malformed."_s);
    const auto bothSlashes = [](char a, char b) { return a == '/' && b == '/'; };
    if (std::adjacent_find(path.begin(), path.end(), bothSlashes) != path.end())
        return badRequest(u"The request target has an empty path segment."_s);
    if (!isAll(request.path, kPathChar) || !isAll(query, kQueryChar) || !isWellEncoded(request.path))
        return badRequest(u"The request target has characters that are not allowed there."_s);
    return {};
}

Result<void> HeadParser::parseFields()
{
    constexpr size_t kUsualFields = 10;
    m_head.request.headers.reserve(kUsualFields);
    for (qsizetype count = 0;; ++count) {
        const QByteArrayView line = nextLine();
        if (line.isEmpty())
            return {};
        if (count == kMaxFields)
            return Error::of(Code::HeadersTooLarge, u"The request has too many header fields."_s);
        BASALT_TRY_VOID(parseField(line));
    }
}

Result<void> HeadParser::parseField(QByteArrayView line)
{
    if (line.front() == ' ' || line.front() == '\t')
        return badRequest(u"A header line is folded."_s);
    const qsizetype colon = line.indexOf(':');
    if (colon < 0)
        return badRequest(u"A header line has no colon."_s);
    if (!isToken(line.first(colon)))
        return badRequest(u"A header name is malformed."_s);
    if (!m_head.request.headers.add(line.first(colon), trimBlanks(line.sliced(colon + 1))))
        return badRequest(u"A header value has characters that are not allowed."_s);
    return {};
}

Result<void> HeadParser::checkHost()
{
    Headers &headers = m_head.request.headers;
    const qsizetype count = headers.count("Host");
    if (count > 1 || (count == 0 && m_head.isHttp11))
        return badRequest(u"Exactly one Host header is required."_s);
    if (!m_authority.isNull())
        headers.set("Host", m_authority);
    const QByteArray host = headers.value("Host");
    if (!isAuthority(host))
        return badRequest(u"The Host header is malformed."_s);
    if (!m_options.allowedHosts.isEmpty() && !hostAllowed(host, m_options.allowedHosts))
        return Error::of(Code::MisdirectedRequest);
    return {};
}

Result<void> HeadParser::readFraming()
{
    const Headers &headers = m_head.request.headers;
    const qsizetype lengths = headers.count("Content-Length");
    const qsizetype codings = headers.count("Transfer-Encoding");
    if (lengths > 0 && codings > 0)
        return badRequest(u"Content-Length and Transfer-Encoding exclude each other."_s);
    if (lengths > 1 || codings > 1)
        return badRequest(u"The length of the body is given more than once."_s);
    if (codings == 1) {
        if (!m_head.isHttp11 || !sameText(headers.value("Transfer-Encoding"), "chunked"))
            return badRequest(u"Only the transfer coding chunked is supported, and only with HTTP/1.1."_s);
        m_head.isChunked = true;
        return {};
    }
    if (lengths == 0)
        return {};
    const QByteArray text = headers.value("Content-Length");
    if (!isDigits(text))
        return badRequest(u"Content-Length is not a number."_s);
    bool fits = false;
    m_head.contentLength = text.toLongLong(&fits);
    if (!fits || m_head.contentLength > m_options.maxBodyBytes)
        return Error::of(Code::BodyTooLarge);
    return {};
}

Result<void> HeadParser::readExpectation()
{
    const Headers &headers = m_head.request.headers;
    // HTTP/1.0 has no expectations; what it sends there is to be ignored (RFC 9110 section 10.1.1).
    if (!m_head.isHttp11 || !headers.contains("Expect"))
        return {};
    if (!sameText(headers.joined("Expect"), "100-continue"))
        return Error::of(Code::ExpectationFailed);
    m_head.expectsContinue = true;
    return {};
}

void HeadParser::readConnection()
{
    const Headers &headers = m_head.request.headers;
    if (hasToken(headers, "Connection", "close"))
        m_head.keepAlive = false;
    else
        m_head.keepAlive = m_head.isHttp11 || hasToken(headers, "Connection", "keep-alive");
}

Result<void> HeadParser::readUpgrade()
{
    const Headers &headers = m_head.request.headers;
    const bool isAsked =
        m_head.isHttp11 && hasToken(headers, "Connection", "upgrade") && hasToken(headers, "Upgrade", "websocket");
    if (!isAsked)
        return {}; // another protocol may be ignored (RFC 9110 section 7.8)
    const auto key =
        QByteArray::fromBase64Encoding(headers.value("Sec-WebSocket-Key"), QByteArray::AbortOnBase64DecodingErrors);
    if (m_head.request.method != Method::Get || m_head.hasBody() || headers.count("Sec-WebSocket-Key") != 1 || !key
        || key.decoded.size() != 16)
        return badRequest(u"The WebSocket handshake is malformed."_s);
    m_head.wantsWebSocket = true;
    return {};
}

} // namespace

HeadScanner::Status HeadScanner::scan(QByteArrayView bytes)
{
    while (true) {
        const qsizetype feed = bytes.indexOf('\n', m_scanned);
        const qsizetype lineEnd = feed < 0 ? bytes.size() : feed + 1;
        if (lineEnd - m_lineBegin > m_maxLineBytes || lineEnd - m_begin > m_maxHeadBytes)
            return Status::TooLarge;
        m_scanned = lineEnd;
        if (feed < 0)
            return Status::NeedsMore;
        if (feed == m_lineBegin || bytes[feed - 1] != '\r')
            return Status::BareLineFeed;
        const bool isEmpty = feed - 1 == m_lineBegin;
        m_lineBegin = lineEnd;
        if (isEmpty && feed != 1)
            return Status::Complete;
        if (isEmpty)
            m_begin = lineEnd;
    }
}

void HeadScanner::reset()
{
    m_begin = 0;
    m_lineBegin = 0;
    m_scanned = 0;
}

Result<RequestHead> parseRequestHead(QByteArrayView head, const TransportOptions &options)
{
    return HeadParser(head, options).parse();
}

bool hostAllowed(QByteArrayView host, const QByteArrayList &allowedHosts)
{
    const auto withoutPort = [](QByteArrayView text) {
        if (text.startsWith('['))
            return text.sliced(1, std::max<qsizetype>(text.indexOf(']') - 1, 0));
        const qsizetype colon = text.indexOf(':');
        return colon < 0 || colon != text.lastIndexOf(':') ? text : text.first(colon);
    };
    QByteArrayView name = withoutPort(host);
    if (name.endsWith('.'))
        name.chop(1); // the absolute form of the same name
    if (name.isEmpty())
        return false;
    return std::any_of(allowedHosts.cbegin(), allowedHosts.cend(), [&](const QByteArray &allowed) {
        if (allowed.startsWith('.'))
            return name.size() > allowed.size() && sameText(name.last(allowed.size()), allowed);
        return sameText(name, withoutPort(allowed));
    });
}

} // namespace basalt::http
