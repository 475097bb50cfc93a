// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/pipeline.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace basalt;
using namespace basalt::http;

namespace {

/** Keeps what was answered. */
struct Answer
{
    std::optional<Response> response;
    int count = 0;
    [[nodiscard]] int status() const { return response ? response->status : 0; }
    [[nodiscard]] QByteArray header(const char *name) const { return response ? response->headers.value(name) : QByteArray(); }
    [[nodiscard]] QJsonObject json() const
    {
        return QJsonDocument::fromJson(response ? response->body : QByteArray()).object();
    }
};

class FakeTarget final : public ReplyTarget
{
public:
    explicit FakeTarget(std::shared_ptr<Answer> answer) : m_answer(std::move(answer)) { }
    void send(Response response) override
    {
        m_answer->response = std::move(response);
        ++m_answer->count;
    }
    std::unique_ptr<Stream> stream(Response head) override
    {
        send(std::move(head));
        return nullptr;
    }
    [[nodiscard]] bool isConnected() const override { return true; }

private:
    std::shared_ptr<Answer> m_answer;
};

/** `Bearer user`, `Bearer admin` are known; everything else is a bad token. */
class FakeAuthenticator final : public auth::Authenticator
{
public:
    void authenticate(db::Session &, auth::Credentials credentials,
                      core::UniqueFunction<void(Result<auth::Principal>)> done) override
    {
        ++calls;
        auth::Principal principal;
        if (credentials.authorization == "Bearer user" || credentials.authorization == "Bearer admin") {
            principal.userId = "u1";
            principal.superadmin = credentials.authorization == "Bearer admin";
        } else if (!credentials.authorization.isNull()) {
            done(Error::of(Code::TokenInvalid));
            return;
        }
        if (waits)
            waiting = [done = std::move(done), principal]() mutable { done(principal); };
        else
            done(principal);
    }
    int calls = 0;
    bool waits = false;
    core::UniqueFunction<void()> waiting;
};

class FakeDenials final : public DenialLog
{
public:
    void denied(const Request &request, int status, Code reason) override
    {
        seen.append(QByteArray::number(status) + ' ' + request.path + ' ' + core::codeName(reason).toUtf8());
    }
    void denied(const Request &request, const RefusedParts &parts) override
    {
        denied(request, parts.status, parts.code);
        seen.last() += ' ' + QByteArray::number(parts.count) + " from " + QByteArray::number(parts.first);
    }
    QList<QByteArray> seen;
};

} // namespace

class TestPipeline : public QObject
{
    Q_OBJECT

private:
    core::SystemClock m_clock;
    FakeAuthenticator m_authenticator;
    std::shared_ptr<FakeDenials> m_denials;
    PipelineOptions m_options;
    std::unique_ptr<Pipeline> m_pipeline;
    Request m_seen; ///< what the last handler got
    bool m_upgraded = false;

    std::vector<Route> routes()
    {
        const auto ok = [this](RequestPtr request, Reply reply) {
            m_seen = *request;
            reply.send(Response::json(200, "{}"));
        };
        std::vector<Route> rows{
            {Method::Get, "/open", Access::Anyone, ok, {}},
            {Method::Get, "/user", Access::User, ok, {}},
            {Method::Post, "/admin", Access::Superadmin, ok, {}},
            {Method::Get, "/items/{id}", Access::Anyone, ok, {}},
            {Method::Get,
             "/throws",
             Access::Anyone,
             [](RequestPtr, Reply) { throw std::runtime_error("secret of the house"); },
             {}},
            {Method::Get, "/forgets", Access::Anyone, [](RequestPtr, Reply) {}, {}},
            {Method::Get,
             "/fails",
             Access::Anyone,
             [](RequestPtr, Reply reply) { reply.fail(Error::internal("table foo is gone")); },
             {}},
            {Method::Get,
             "/refuses",
             Access::Anyone,
             [](RequestPtr, Reply reply) { reply.fail(Error::of(Code::CollectionLocked)); },
             {}},
            {Method::Post,
             "/login",
             Access::Anyone,
             [](RequestPtr, Reply reply) { reply.fail(Error::of(Code::LoginFailed)); },
             {}},
            {Method::Post, "/small", Access::Anyone, ok, {}, 4},
            {Method::Get, "/stream", Access::User, ok, {}},
            {Method::Post, "/unchecked", Access::Unchecked, ok, {}},
        };
        rows[8].auditsDenials = true;
        rows[10].tokenInQuery = true;
        rows[10].upgrade = [this](RequestPtr, Reply refuse, WorkerHandler::AcceptUpgrade) {
            m_upgraded = true;
            refuse.send(Response::noContent());
        };
        return rows;
    }

    /** The session is never touched by these fakes, but the pipeline hands a reference on. */
    static db::Session *noSession()
    {
        static std::aligned_storage_t<64> memory;
        return reinterpret_cast<db::Session *>(&memory);
    }

    std::shared_ptr<Answer> ask(Method method, const QByteArray &target, std::initializer_list<Headers::Field> headers = {},
                                QByteArray body = {}, bool upgrade = false)
    {
        Request request;
        request.method = method;
        request.target = target;
        const qsizetype question = target.indexOf('?');
        request.path = question < 0 ? target : target.first(question);
        request.query = question < 0 ? QByteArray() : target.sliced(question + 1);
        for (const auto &[name, value] : headers)
            request.headers.add(name, value);
        request.body = std::move(body);
        request.peerAddress = QHostAddress("192.0.2.7");
        auto answer = std::make_shared<Answer>();
        Reply reply(std::make_unique<FakeTarget>(answer));
        if (upgrade)
            m_pipeline->handleUpgrade(std::move(request), std::move(reply), [](auto) {});
        else
            m_pipeline->handle(std::move(request), std::move(reply));
        return answer;
    }

    void build()
    {
        m_denials = std::make_shared<FakeDenials>();
        auto router = Router::create(routes());
        PipelineParts parts{std::make_shared<const PipelineOptions>(m_options), m_clock, m_authenticator, noSession(),
                            m_denials};
        m_pipeline = std::make_unique<Pipeline>(std::move(parts), std::move(*router));
    }

private Q_SLOTS:
    void init()
    {
        m_authenticator.waits = false;
        m_authenticator.calls = 0;
        m_seen = {};
        m_upgraded = false;
        m_options = {};
        m_options.accessLog = false;
        m_options.securityHeaders.contentSecurityPolicy = "default-src 'none'";
        build();
    }

    void order()
    {
        QByteArrayList names;
        for (const Pipeline::Step &step : Pipeline::steps())
            names.append(step.name);
        QVERIFY(names.indexOf("name request") == 0);
        QVERIFY(names.indexOf("prepare answer") < names.indexOf("find route"));
        QVERIFY(names.indexOf("find route") < names.indexOf("authenticate"));
        QVERIFY(names.indexOf("authenticate") < names.indexOf("check access"));
        QVERIFY(names.last() == "call handler");
    }

    void correlationId()
    {
        QCOMPARE(ask(Method::Get, "/open", {{"X-Correlation-ID", "mine-1"}})->header("X-Correlation-ID"), "mine-1");
        QCOMPARE(m_seen.correlationId, "mine-1");
        for (const QByteArray &bad : {QByteArray("has space"), QByteArray(65, 'x'), QByteArray("\xc3\xa9"), QByteArray("")}) {
            const QByteArray made = ask(Method::Get, "/open", {{"X-Correlation-ID", bad}})->header("X-Correlation-ID");
            QVERIFY2(made.startsWith("cid_") && made.size() == 16, bad);
        }
        QCOMPARE(ask(Method::Get, "/open", {{"X-Correlation-ID", QByteArray(64, 'x')}})->header("X-Correlation-ID").size(), 64);
    }

    void problems()
    {
        const auto answer = ask(Method::Get, "/nowhere?x=1", {{"X-Correlation-ID", "c1"}});
        QCOMPARE(answer->status(), 404);
        QCOMPARE(answer->header("Content-Type"), "application/problem+json");
        const QJsonObject problem = answer->json();
        QCOMPARE(problem["status"].toInt(), 404);
        QCOMPARE(problem["code"].toInt(), 40007);
        QCOMPARE(problem["instance"].toString(), "/nowhere");
        QCOMPARE(problem["correlation_id"].toString(), "c1");
        QCOMPARE(problem["detail"].toString(), problem["message"].toString());
        QCOMPARE(ask(Method::Get, "/items/%zz")->status(), 400);
        QCOMPARE(ask(Method::Get, "/open?a=%zz")->status(), 400);
    }

    void methods()
    {
        const auto wrong = ask(Method::Delete, "/open");
        QCOMPARE(wrong->status(), 405);
        QCOMPARE(wrong->header("Allow"), "GET, HEAD, OPTIONS");
        QCOMPARE(ask(Method::Head, "/open")->status(), 200);
        const auto options = ask(Method::Options, "/admin");
        QCOMPARE(options->status(), 204);
        QCOMPARE(options->header("Allow"), "POST, OPTIONS");
        QCOMPARE(ask(Method::Options, "/nowhere")->status(), 404);
        QVERIFY(ask(Method::Options, "*")->header("Allow").contains("PATCH"));
        QCOMPARE(m_authenticator.calls, 1); // only HEAD got that far
    }

    void access()
    {
        QCOMPARE(ask(Method::Get, "/user")->status(), 401);
        QCOMPARE(ask(Method::Get, "/user")->header("WWW-Authenticate"), "Bearer");
        QCOMPARE(ask(Method::Get, "/user", {{"Authorization", "Bearer user"}})->status(), 200);
        QCOMPARE(m_seen.principal.userId, "u1");
        QCOMPARE(ask(Method::Post, "/admin")->status(), 401);
        const auto refused = ask(Method::Post, "/admin", {{"Authorization", "Bearer user"}});
        QCOMPARE(refused->status(), 403);
        QCOMPARE(refused->json()["detail"].toString(), "Superadmin access required");
        QCOMPARE(ask(Method::Post, "/admin", {{"Authorization", "Bearer admin"}})->status(), 200);
        // Wrong credentials are refused even where none are needed.
        QCOMPARE(ask(Method::Get, "/open", {{"Authorization", "Bearer wrong"}})->status(), 401);
        QCOMPARE(ask(Method::Post, "/unchecked", {{"Authorization", "Bearer wrong"}})->status(), 200);
    }

    void waitsForTheAuthenticator()
    {
        m_authenticator.waits = true;
        const auto answer = ask(Method::Get, "/user", {{"Authorization", "Bearer user"}});
        QCOMPARE(answer->count, 0);
        m_authenticator.waiting();
        QCOMPARE(answer->status(), 200);
        QCOMPARE(answer->count, 1);
    }

    void denialsAreRecorded()
    {
        ask(Method::Get, "/user");
        ask(Method::Post, "/admin", {{"Authorization", "Bearer user"}});
        ask(Method::Get, "/refuses");
        ask(Method::Post, "/login"); // writes its own
        ask(Method::Get, "/nowhere");
        ask(Method::Options, "/user", {{"Origin", "https://x"}, {"Access-Control-Request-Method", "GET"}});
        QCOMPARE(m_denials->seen,
                 (QList<QByteArray>{"401 /user unauthenticated", "403 /admin superadmin_required",
                                    "403 /refuses collection_locked"}));
    }

    void failuresSayNothing()
    {
        for (const char *path : {"/throws", "/forgets", "/fails"}) {
            const auto answer = ask(Method::Get, path);
            QCOMPARE(answer->status(), 500);
            QCOMPARE(answer->count, 1);
            QVERIFY(!answer->response->body.contains("secret of the house"));
            QVERIFY(!answer->response->body.contains("foo"));
            QVERIFY(answer->json().contains("correlation_id"));
        }
    }

    void bodyLimitOfARoute()
    {
        QCOMPARE(ask(Method::Post, "/small", {}, "1234")->status(), 200);
        QCOMPARE(ask(Method::Post, "/small", {}, "12345")->status(), 413);
    }

    void queryTokens()
    {
        QCOMPARE(ask(Method::Get, "/stream?token=user")->status(), 200);
        QCOMPARE(ask(Method::Get, "/stream?token=wrong")->status(), 401);
        QCOMPARE(ask(Method::Get, "/user?token=user")->status(), 401); // not on this route
    }

    void securityHeaders()
    {
        const auto answer = ask(Method::Get, "/nowhere");
        QCOMPARE(answer->header("X-Content-Type-Options"), "nosniff");
        QCOMPARE(answer->header("X-Frame-Options"), "DENY");
        QCOMPARE(answer->header("Referrer-Policy"), "no-referrer");
        QCOMPARE(answer->header("Content-Security-Policy"), "default-src 'none'");
        m_options.securityHeaders.hstsMaxAgeSeconds = 100;
        m_options.trustedProxies = {QHostAddress::parseSubnet("192.0.2.0/24")};
        build();
        QCOMPARE(ask(Method::Get, "/open")->header("Strict-Transport-Security"), QByteArray());
        QCOMPARE(ask(Method::Get, "/open", {{"X-Forwarded-Proto", "https"}})->header("Strict-Transport-Security"),
                 "max-age=100");
        m_options.securityHeaders.enabled = false;
        build();
        QVERIFY(ask(Method::Get, "/open")->header("X-Frame-Options").isNull());
    }

    void corsIsClosedByDefault()
    {
        const auto answer = ask(Method::Get, "/open", {{"Origin", "https://app.example"}});
        QCOMPARE(answer->status(), 200);
        QVERIFY(answer->header("Access-Control-Allow-Origin").isNull());
        QCOMPARE(ask(Method::Options, "/open", {{"Origin", "https://app.example"}, {"Access-Control-Request-Method", "GET"}})
                     ->status(),
                 403);
    }

    void corsForNamedOrigins()
    {
        m_options.cors = {{"https://app.example"}, true, "GET, POST", "Authorization"};
        build();
        const auto answer = ask(Method::Get, "/user", {{"Origin", "https://app.example"}});
        QCOMPARE(answer->status(), 401); // errors are readable for the page as well
        QCOMPARE(answer->header("Access-Control-Allow-Origin"), "https://app.example");
        QCOMPARE(answer->header("Access-Control-Allow-Credentials"), "true");
        QCOMPARE(answer->header("Vary"), "Origin");
        const auto other = ask(Method::Get, "/open", {{"Origin", "https://app.example.evil"}});
        QVERIFY(other->header("Access-Control-Allow-Origin").isNull());
        QCOMPARE(other->header("Vary"), "Origin");
        const auto preflight =
            ask(Method::Options, "/admin", {{"Origin", "https://app.example"}, {"Access-Control-Request-Method", "POST"}});
        QCOMPARE(preflight->status(), 204);
        QCOMPARE(preflight->header("Access-Control-Allow-Methods"), "GET, POST");
        QCOMPARE(preflight->header("Access-Control-Allow-Headers"), "Authorization");
    }

    void clientBehindProxy()
    {
        const std::initializer_list<Headers::Field> claim{{"X-Forwarded-For", "203.0.113.5, 198.51.100.1, 192.0.2.9"}};
        ask(Method::Get, "/open", claim);
        QCOMPARE(m_seen.peerAddress, QHostAddress("192.0.2.7")); // not trusted: a claim is nothing
        m_options.trustedProxies = {QHostAddress::parseSubnet("192.0.2.0/24")};
        build();
        ask(Method::Get, "/open", claim);
        QCOMPARE(m_seen.peerAddress, QHostAddress("198.51.100.1"));
        ask(Method::Get, "/open", {{"X-Forwarded-For", "203.0.113.5, garbage"}});
        QCOMPARE(m_seen.peerAddress, QHostAddress("192.0.2.7"));
    }

    void upgrades()
    {
        QCOMPARE(ask(Method::Get, "/stream", {}, {}, true)->status(), 401);
        QVERIFY(!m_upgraded);
        QCOMPARE(ask(Method::Get, "/open", {}, {}, true)->status(), 400);
        QCOMPARE(ask(Method::Get, "/stream?token=user", {{"Host", "h:1"}, {"Origin", "https://evil"}}, {}, true)->status(),
                 403);
        QVERIFY(!m_upgraded);
        QCOMPARE(ask(Method::Get, "/stream?token=user", {{"Host", "h:1"}, {"Origin", "http://H:1"}}, {}, true)->status(), 204);
        QVERIFY(m_upgraded);
    }
};

QTEST_GUILESS_MAIN(TestPipeline)
#include "tst_pipeline.moc"
