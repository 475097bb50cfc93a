// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/router.h"
#include "http/urlparts.h"

#include <QTest>

using namespace basalt;
using namespace basalt::http;

class TestRouter : public QObject
{
    Q_OBJECT

private:
    static Route row(Method method, const char *path)
    {
        return Route{method, path, Access::Anyone, [](RequestPtr, Reply) {}, {}};
    }

    static Router sample()
    {
        auto router = Router::create({
            row(Method::Get, "/api/v1/records/{collection}"),
            row(Method::Post, "/api/v1/records/{collection}"),
            row(Method::Get, "/api/v1/records/{collection}/{id}"),
            row(Method::Put, "/api/v1/records/{collection}/{id}"),
            row(Method::Post, "/api/v1/records/{collection}/batch"),
            row(Method::Get, "/api/v1/audit-logs"),
            row(Method::Get, "/api/v1/audit-logs/"),
            row(Method::Get, "/api/v1/names"),
            row(Method::Get, "/health"),
        });
        return std::move(*router);
    }

    /** `path` of the route that serves the request, or the status of the refusal. */
    static QByteArray serve(const Router &router, Method method, const char *path)
    {
        const auto segments = splitPath(path);
        if (!segments)
            return "400";
        const auto match = router.match(method, *segments);
        if (const auto *found = std::get_if<Router::Found>(&match))
            return found->route->path;
        if (const auto *other = std::get_if<Router::NoSuchMethod>(&match))
            return "405 " + allowHeader(other->allowed);
        return "404";
    }

private Q_SLOTS:
    void finds_data()
    {
        QTest::addColumn<int>("method");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("served");
        const auto add = [](const char *name, Method method, const QByteArray &path, const QByteArray &served) {
            QTest::newRow(name) << static_cast<int>(method) << path << served;
        };
        add("literal", Method::Get, "/health", "/health");
        add("capture", Method::Get, "/api/v1/records/posts/1", "/api/v1/records/{collection}/{id}");
        add("head is served by get", Method::Head, "/health", "/health");
        add("unknown path", Method::Get, "/nowhere", "404");
        add("prefix of a route", Method::Get, "/api/v1", "404");
        add("longer than a route", Method::Get, "/health/more", "404");
        add("root", Method::Get, "/", "404");
        add("unknown method", Method::Delete, "/health", "405 GET, HEAD, OPTIONS");
        add("literal before capture", Method::Post, "/api/v1/records/posts/batch", "/api/v1/records/{collection}/batch");
        add("capture where the literal lacks the method", Method::Get, "/api/v1/records/posts/batch",
            "/api/v1/records/{collection}/{id}");
        add("methods of literal and capture", Method::Delete, "/api/v1/records/posts/batch",
            "405 GET, HEAD, POST, PUT, OPTIONS");
        add("trailing slash where the route has it", Method::Get, "/api/v1/audit-logs/", "/api/v1/audit-logs/");
        add("trailing slash where it has not", Method::Get, "/health/", "404");
        add("empty segment is no value", Method::Get, "/api/v1/records/", "404");
        add("case matters", Method::Get, "/Health", "404");
        add("encoded letters are the letters", Method::Get, "/he%61lth", "/health");
        add("encoded slash does not divide", Method::Get, "/api%2Fv1%2Fnames", "404");
        add("encoded slash inside a value", Method::Get, "/api/v1/records/posts/a%2Fb", "/api/v1/records/{collection}/{id}");
        add("dots do not climb", Method::Get, "/api/v1/records/../names", "/api/v1/records/{collection}/{id}");
        add("encoded dots do not climb", Method::Get, "/health/%2e%2e/health", "404");
        add("malformed encoding", Method::Get, "/health%", "400");
        add("malformed digits", Method::Get, "/%zz", "400");
        add("NUL", Method::Get, "/api/v1/records/a%00b", "400");
        add("not UTF-8", Method::Get, "/api/v1/records/%ff", "400");
        add("no slash", Method::Get, "health", "400");
    }

    void finds()
    {
        QFETCH(int, method);
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, served);
        QCOMPARE(serve(sample(), static_cast<Method>(method), path), served);
    }

    void captures()
    {
        const Router router = sample();
        const auto match = router.match(Method::Get, *splitPath("/api/v1/records/a%20b%2F%C3%A9/%2e%2e"));
        const auto &found = std::get<Router::Found>(match);
        QCOMPARE(found.captures.value("collection"), QByteArray("a b/\u00e9"));
        QCOMPARE(found.captures.value("id"), QByteArray(".."));
        QCOMPARE(found.captures.size(), 2);
    }

    void refusesBadTables()
    {
        QVERIFY(!Router::create({row(Method::Get, "health")}));
        QVERIFY(!Router::create({row(Method::Get, "/a/{}")}));
        QVERIFY(!Router::create({row(Method::Get, "/a/{x}/{x}")}));
        QVERIFY(!Router::create({row(Method::Get, "/a/{x}"), row(Method::Get, "/a/{y}")}));
        QVERIFY(Router::create({row(Method::Get, "/a/{x}"), row(Method::Put, "/a/{y}")}));
    }

    void capturesKeepTheirOwnNames()
    {
        const auto router = Router::create({row(Method::Get, "/a/{x}"), row(Method::Put, "/a/{y}/b")});
        const auto get = router->match(Method::Get, *splitPath("/a/1"));
        const auto put = router->match(Method::Put, *splitPath("/a/2/b"));
        QCOMPARE(std::get<Router::Found>(get).captures.value("x"), QByteArray("1"));
        QCOMPARE(std::get<Router::Found>(put).captures.value("y"), QByteArray("2"));
    }

    void queries_data()
    {
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<QByteArray>("read");
        QTest::newRow("empty") << QByteArray() << QByteArray();
        QTest::newRow("pairs") << QByteArray("a=1&b=2") << QByteArray("[a|1][b|2]");
        QTest::newRow("order and repeats") << QByteArray("b=1&a=2&b=3") << QByteArray("[b|1][a|2][b|3]");
        QTest::newRow("plus") << QByteArray("a=x+y%2Bz") << QByteArray("[a|x y+z]");
        QTest::newRow("no value") << QByteArray("a&b=") << QByteArray("[a|][b|]");
        QTest::newRow("equals in the value") << QByteArray("f=a=b") << QByteArray("[f|a=b]");
        QTest::newRow("encoded separators") << QByteArray("a%3Db=%26") << QByteArray("[a=b|&]");
        QTest::newRow("empty parts") << QByteArray("&&a=1&") << QByteArray("[a|1]");
        QTest::newRow("malformed name") << QByteArray("a%=1") << QByteArray("400");
        QTest::newRow("malformed value") << QByteArray("a=%4") << QByteArray("400");
        QTest::newRow("NUL") << QByteArray("a=%00") << QByteArray("400");
        QTest::newRow("not UTF-8") << QByteArray("a=%c3") << QByteArray("400");
        QTest::newRow("raw bytes that are not UTF-8") << QByteArray("a=\xff") << QByteArray("400");
    }

    void queries()
    {
        QFETCH(QByteArray, query);
        QFETCH(QByteArray, read);
        const auto parameters = splitQuery(query);
        QByteArray text;
        if (!parameters) {
            text = QByteArray::number(parameters.error().httpStatus());
        } else {
            for (const auto &[name, value] : *parameters)
                text += '[' + name + '|' + value + ']';
        }
        QCOMPARE(text, read);
    }
};

QTEST_GUILESS_MAIN(TestRouter)
#include "tst_router.moc"
