// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtTest
import Basalt.Admin
import Basalt.App

/**
 * The program's own window on a real server, and what people do with it: click, type, choose. A page's warning fails the
 * test. `request()` asks the server past the pages.
 */
TestCase {
    id: root

    property var window: null
    readonly property int patience: 60000 ///< milliseconds

    when: windowShown

    Component {
        id: mainWindow

        Main { }
    }

    function init(): void {
        failOnWarning(/qrc:|[.]qml/);
    }

    function initTestCase(): void {
        openWindow();
        signIn();
    }

    function cleanupTestCase(): void {
        closeWindow();
    }

    /** A failure tells what the page said then, and leaves nothing open to the next test. */
    function cleanup(): void {
        tidyUp();
    }

    function tidyUp(): void {
        if (qtest_results.failed)
            console.info("On the page:", ui.texts().join(" | "));
        ui.closePopups();
    }

    /** A page as it comes up, without what an earlier test did on it. */
    function openPage(page: string): void {
        if (Navigator.page === page) {
            Navigator.open(page === "overview" ? "collections" : "overview");
            find(page === "overview" ? "collectionsPage" : "overviewPage");
        }
        Navigator.open(page);
    }

    function openWindow(): void {
        window = mainWindow.createObject(null);
        ui.window = window;
        window.requestActivate();
        tryVerify(() => window.active);
    }

    function closeWindow(): void {
        Session.close();
        window.destroy();
        window = null;
    }

    /** As the second superadmin, or as one of the people of an account. */
    function signIn(account: var, email: var): void {
        world.startProgramWith(world.serverUrl);
        tryVerify(() => Session.state === Session.SignedIn || Session.state === Session.SignedOut);
        if (Session.state === Session.SignedIn)
            Session.signOut();
        find("loginPage");
        type(find("loginAccount"), account ?? "system");
        type(find("loginEmail"), email ?? "chief@example.test");
        type(find("loginPassword"), world.password);
        click(find("loginButton"));
        // Not everybody may list collections.
        tryVerify(() => Session.state === Session.SignedIn && (CollectionStore.loaded || CollectionStore.error.isSet));
    }

    // -- waiting ----------------------------------------------------------------------------------------------------------

    // TestCase's own give up after five seconds, which a slow machine with another test beside it may need.

    function tryVerify(check: var, timeout: var, message: var): void {
        const end = Date.now() + (timeout ?? patience);
        while (!check() && Date.now() < end)
            wait(10);
        verify(check(), message ?? "this comes true in time");
    }

    function tryCompare(object: var, property: string, expected: var, timeout: var, message: var): void {
        const end = Date.now() + (timeout ?? patience);
        while (!qtest_compareInternal(object[property], expected) && Date.now() < end)
            wait(10);
        compare(object[property], expected, message ?? property);
    }

    // -- looking ----------------------------------------------------------------------------------------------------------

    /** Waits for the visible item or popup of that name: lists and pages come to be bit by bit. Fails if it does not come. */
    function find(name: string, within: var): var {
        tryVerify(() => ui.find(name, within ?? null) !== null, patience, name + " is not on the page");
        return ui.find(name, within ?? null);
    }

    /** Waits until a dialog or another popup of that name can be used. */
    function opens(name: string): var {
        tryVerify(() => ui.find(name)?.opened, patience, name + " does not open");
        return find(name);
    }

    function disappears(name: string): void {
        tryVerify(() => ui.find(name) === null, patience, name + " does not disappear");
    }

    /** Waits until the text can be read, on the window or within an item. */
    function reads(text: string, within: var): var {
        tryVerify(() => ui.saying(text, within ?? null) !== null, patience, "“" + text + "” does not appear");
        return ui.saying(text, within ?? null);
    }

    /** Waits until a text can be read that fits the expression, and returns it. */
    function readsLike(pattern: var, within: var): string {
        const matching = () => ui.texts(within ?? null).filter(each => pattern.test(each));
        tryVerify(() => matching().length > 0, patience, pattern + " does not appear");
        return matching()[0];
    }

    // -- doing ------------------------------------------------------------------------------------------------------------

    /** Where content begins so that the middle of an item is seen; where it is, if it is seen already. */
    function scrolled(begin: real, size: real, first: real, contentSize: real, middle: real): real {
        const seen = middle > begin && middle < begin + size;
        return seen ? begin : Math.max(first, Math.min(first + contentSize - size, middle - size / 2));
    }

    /** Scrolls whatever the item lies in until it can be seen, as one would before one clicks on it. */
    function bringIntoView(item: var): void {
        for (let outer = item.parent; outer; outer = outer.parent) {
            if (!(outer instanceof Flickable))
                continue;
            const middle = item.mapToItem(outer.contentItem, item.width / 2, item.height / 2);
            outer.contentX = scrolled(outer.contentX, outer.width, outer.originX, outer.contentWidth, middle.x);
            outer.contentY = scrolled(outer.contentY, outer.height, outer.originY, outer.contentHeight, middle.y);
        }
    }

    /** Waits until the item is drawn where it stays: a dialog or a form that has just changed moves once more. */
    function settles(item: var): void {
        let before = null;
        let now = item.mapToItem(null, 0, 0);
        do {
            before = now;
            bringIntoView(item);
            window.update();
            verify(waitForRendering(window.contentItem, patience), "the window is drawn");
            now = item.mapToItem(null, 0, 0);
        } while (now.x !== before.x || now.y !== before.y);
        const middle = item.mapToItem(null, item.width / 2, item.height / 2);
        verify(middle.x > 0 && middle.x < window.width && middle.y > 0 && middle.y < window.height,
               item.objectName + " is outside of the window, at " + middle.x + ", " + middle.y);
    }

    function click(item: var): void {
        settles(item);
        verify(item.enabled, item.objectName + " is enabled");
        mouseClick(item);
    }

    function press(text: string, within: var): void {
        click(reads(text, within));
    }

    function keys(text: string): void {
        for (const letter of text)
            keyClick(letter);
    }

    /** Puts the text in the place of what the field holds. */
    function type(field: var, text: string): void {
        click(field);
        tryVerify(() => field.activeFocus, patience, field.objectName + " gets the focus");
        keyClick(Qt.Key_A, Qt.ControlModifier);
        keyClick(Qt.Key_Delete);
        keys(text);
        compare(field.text, text);
    }

    /** Chooses from a box by the text that is shown. */
    function choose(box: var, text: string): void {
        click(box);
        tryVerify(() => box.popup.opened, patience, box.objectName + " opens");
        let index = 0;
        while (index < box.count && box.textAt(index) !== text)
            ++index;
        verify(index < box.count, text + " is one of the choices");
        const list = box.popup.contentItem;
        list.positionViewAtIndex(index, ListView.Contain);
        tryVerify(() => list.itemAtIndex(index) !== null);
        click(list.itemAtIndex(index));
        tryVerify(() => !box.popup.visible);
        compare(box.displayText, text);
    }

    /** Where a letter of a field is drawn. */
    function placeOf(field: var, position: int): real {
        const before = field.cursorPosition;
        field.cursorPosition = position;
        const place = field.cursorRectangle.x;
        field.cursorPosition = before;
        return place;
    }

    // -- asking the server ------------------------------------------------------------------------------------------------

    /** One request past the pages: status, body and, if it is JSON, json. Without an account, undefined must not become a text. */
    function request(person: string, method: string, path: string, body: var, account: var): var {
        const answer = world.send(person, method, path, body === undefined ? "" : JSON.stringify(body), account ?? "");
        try {
            answer.json = JSON.parse(answer.body);
        } catch (notJson) {
            answer.json = null;
        }
        return answer;
    }

    function get(path: string, account: var): var {
        const answer = request("root", "GET", path, undefined, account ?? "");
        compare(answer.status, 200, path + " " + answer.body);
        return answer.json;
    }

    function makeCollection(name: string, schema: var): void {
        const rules = {
            list_rule: "@request.auth.id != ''",
            view_rule: "@request.auth.id != ''",
            create_rule: "@request.auth.id != ''",
            update_rule: "@request.auth.id != ''",
            delete_rule: "@request.auth.id != ''"
        };
        world.makeCollection(JSON.stringify(Object.assign({name: name, schema: schema}, rules)));
    }

    function makeRecord(person: string, collection: string, record: var): string {
        return world.makeRecord(person, collection, JSON.stringify(record));
    }
}
