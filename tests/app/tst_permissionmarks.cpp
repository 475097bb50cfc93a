// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "permissionsetinfo.h"
#include "permissiontree.h"

#include <QJsonObject>
#include <QTest>

using namespace basalt::app;

/** The tree of permissions as the matrix shows it, and how a set comes to each of them. */
class TestPermissionMarks final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void childrenFollowTheirParent();
    void closedBranches();
    void manyNodesBeginClosed();
    void filterShowsWhatIsAbove();
    void marks();
    void stagingChangesTheMarks();
    void anotherAnswerKeepsWhatIsStaged();
};

namespace {

QJsonArray nodes(const QStringList &codes)
{
    QJsonArray items;
    for (const QString &code : codes) {
        const bool isBranch = std::any_of(codes.cbegin(), codes.cend(),
                                          [&code](const QString &other) { return other.startsWith(code + QString(".")); });
        items.append(QJsonObject{{"code", code}, {"title", code.section('.', -1)}, {"has_children", isBranch}});
    }
    return items;
}

QStringList codes(const PermissionTree &tree)
{
    QStringList all;
    for (const PermissionNode &node : tree.shown())
        all += node.code;
    return all;
}

PermissionSetInfo set(const QJsonArray &permissions)
{
    return PermissionSetInfo::fromJson({{"id", "1"}, {"permissions", permissions}});
}

} // namespace

/** A hyphen sorts before the dot: a plain order would put `a-b` between `a` and `a.c`. */
void TestPermissionMarks::childrenFollowTheirParent()
{
    PermissionTree tree;
    tree.setNodes(nodes({"records.a-b", "records.a.list", "records", "records.a", "records.a-b.list", "groups"}));
    const QStringList shown = codes(tree);
    QCOMPARE(shown, QStringList({"groups", "records", "records.a", "records.a.list", "records.a-b", "records.a-b.list"}));
    QCOMPARE(tree.find("records.a.list")->depth, 2);
    QVERIFY(!tree.find("records.b"));
}

void TestPermissionMarks::closedBranches()
{
    PermissionTree tree;
    tree.setNodes(nodes({"records", "records.a", "records.a.list", "recordsets"}));
    tree.setExpanded("records", false);
    QCOMPARE(codes(tree), QStringList({"records", "recordsets"}));
    tree.setExpanded("records", true);
    QCOMPARE(codes(tree).size(), 4);
}

void TestPermissionMarks::manyNodesBeginClosed()
{
    QStringList all{"records"};
    for (int each = 100; each < 200; ++each)
        all << QString("records.c%1").arg(each) << QString("records.c%1.list").arg(each);
    PermissionTree tree;
    tree.setNodes(nodes(all));
    QCOMPARE(codes(tree).size(), 101);
    // What was opened stays open when the tree is fetched anew.
    tree.setExpanded("records.c100", true);
    tree.setNodes(nodes(all));
    QCOMPARE(codes(tree).size(), 102);
}

void TestPermissionMarks::filterShowsWhatIsAbove()
{
    PermissionTree tree;
    tree.setNodes(nodes({"groups", "groups.read", "records", "records.items", "records.items.list", "records.notes"}));
    tree.setExpanded("records", false);
    tree.setFilter(" ITEMS.l ");
    QCOMPARE(codes(tree), QStringList({"records", "records.items", "records.items.list"}));
    tree.setFilter({});
    QCOMPARE(codes(tree), QStringList({"groups", "groups.read", "records"}));
}

void TestPermissionMarks::marks()
{
    const PermissionSetInfo analyst = set({"records.items", "groups.read"});
    QCOMPARE(analyst.markOf("records.items"), PermissionSetInfo::Mark::Held);
    QCOMPARE(analyst.markOf("records.items.list"), PermissionSetInfo::Mark::Inherited);
    QCOMPARE(analyst.giverOf("records.items.list"), QString("records.items"));
    QCOMPARE(analyst.markOf("records"), PermissionSetInfo::Mark::Part);
    // The same letters are not the same branch.
    QCOMPARE(analyst.markOf("records.itemsets"), PermissionSetInfo::Mark::None);
    QCOMPARE(analyst.markOf("groups.update"), PermissionSetInfo::Mark::None);
}

void TestPermissionMarks::stagingChangesTheMarks()
{
    PermissionSetInfo analyst = set({"records.items"});
    analyst.stage("records.items", false);
    QCOMPARE(analyst.markOf("records.items.list"), PermissionSetInfo::Mark::None);
    QVERIFY(analyst.grants("records.items.list")); // the server has not heard of it yet
    analyst.stage("records", true);
    QCOMPARE(analyst.markOf("records.items"), PermissionSetInfo::Mark::Inherited);
    QCOMPARE(analyst.staged().size(), 2);
    analyst.stage("records.items", true);
    QCOMPARE(analyst.staged().size(), 1); // as it was is nothing to send
    analyst.discard();
    QCOMPARE(analyst.markOf("records"), PermissionSetInfo::Mark::Part);
}

void TestPermissionMarks::anotherAnswerKeepsWhatIsStaged()
{
    PermissionSetInfo analyst = set({"users.read"});
    analyst.stage("groups.read", true);
    analyst.stage("users.read", false);
    // Somebody else has given it the first meanwhile.
    analyst.refreshFrom(set({"users.read", "groups.read"}));
    QCOMPARE(analyst.staged(), (QHash<QString, bool>{{"users.read", false}}));
    QCOMPARE(analyst.markOf("groups.read"), PermissionSetInfo::Mark::Held);
}

QTEST_GUILESS_MAIN(TestPermissionMarks)
#include "tst_permissionmarks.moc"
