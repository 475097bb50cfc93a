// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "selftest.h"

#include "appcontext.h"

#include <QDirIterator>
#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QQmlComponent>
#include <QTimer>

#include <cstdio>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

namespace {

constexpr int kPageSettleMs = 120;
QStringList s_warnings;
QtMessageHandler s_previous = nullptr;

void collect(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    if (type != QtDebugMsg && type != QtInfoMsg)
        s_warnings += message;
    s_previous(type, context, message);
}

} // namespace

SelfTest::SelfTest(QQmlApplicationEngine &engine, QObject *parent) : QObject(parent), m_engine(engine)
{
    s_warnings.clear();
    s_previous = qInstallMessageHandler(collect);
}

SelfTest::~SelfTest()
{
    qInstallMessageHandler(s_previous);
}

void SelfTest::start()
{
    if (m_engine.rootObjects().isEmpty())
        s_warnings += u"the main window was not made"_s;
    compileAll();
    m_pages = m_engine.rootObjects().value(0)->property("pageUrls").toStringList();
    if (m_pages.isEmpty())
        s_warnings += u"the main window names no pages"_s;
    QTimer::singleShot(kPageSettleMs, this, &SelfTest::next);
}

void SelfTest::compileAll()
{
    QDirIterator files(u":/qt/qml/Basalt"_s, {u"*.qml"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QUrl url(u"qrc"_s + files.next());
        const QQmlComponent component(&m_engine, url);
        ++m_files;
        const auto errors = component.errors();
        for (const QQmlError &error : errors) {
            // A singleton cannot be made from its file, which is no fault.
            if (!error.description().contains("Composite Singleton Type"_L1))
                s_warnings += error.toString();
        }
    }
}

void SelfTest::next()
{
    if (m_pages.isEmpty()) {
        finish();
        return;
    }
    const QString url = m_pages.takeFirst();
    QQmlComponent component(&m_engine, QUrl(url));
    QObject *page = component.create();
    if (!page) {
        s_warnings += component.url().toString() + u": "_s + component.errorString();
    } else {
        page->setParent(this);
        QTimer::singleShot(kPageSettleMs, page, &QObject::deleteLater);
    }
    QTimer::singleShot(2 * kPageSettleMs, this, &SelfTest::next);
}

void SelfTest::finish()
{
    for (const QString &warning : std::as_const(s_warnings))
        std::fprintf(stderr, "self-test: %s\n", qUtf8Printable(warning));
    std::printf("self-test: %d QML files, %lld warnings\n", m_files, static_cast<long long>(s_warnings.size()));
    QCoreApplication::exit(s_warnings.isEmpty() ? 0 : 1);
}

} // namespace basalt::app
