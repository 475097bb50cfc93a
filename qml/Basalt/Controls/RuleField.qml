// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Basalt.App
import Basalt.Theme

/**
 * A line for a rule or filter: proposes what may stand at the cursor (arrows choose, Tab takes), and underlines where the
 * server does not understand it.
 */
UiTextField {
    id: root

    property string collection
    property string operation: "filter"
    readonly property alias assistant: helper
    readonly property bool proposing: list.visible
    /** What is wrong, unless it is what is being typed. */
    readonly property string problem: proposing && helper.problemPosition + helper.problemLength >= cursorPosition ? "" : helper.problem
    /** Qt tells the places of letters without the padding, up to some version. */
    readonly property real shift: cursorRectangle.x - positionToRectangle(cursorPosition).x
    /** The user has changed the text. */
    signal edited

    function take(row: int): void {
        const cursor = helper.cursorAfter(row);
        const whole = helper.completed(row);
        clear(); // as typing does, which leaves a binding of the text alone
        insert(0, whole);
        cursorPosition = cursor;
        list.wanted = text.endsWith(".") || text.endsWith(" ");
        edited();
    }

    mono: true
    invalid: problem !== ""
    onTextEdited: {
        list.wanted = true;
        edited();
    }
    onActiveFocusChanged: if (!activeFocus) list.wanted = false
    Keys.onPressed: event => {
        if (event.key === Qt.Key_Space && (event.modifiers & Qt.ControlModifier)) {
            list.wanted = true;
            event.accepted = true;
        } else if (!proposing) {
            event.accepted = false;
        } else if (event.key === Qt.Key_Down || event.key === Qt.Key_Up) {
            suggestions.currentIndex = Math.max(-1, Math.min(helper.count - 1, suggestions.currentIndex + (event.key === Qt.Key_Down ? 1 : -1)));
            event.accepted = true;
        } else if (event.key === Qt.Key_Tab) {
            take(Math.max(0, suggestions.currentIndex));
            event.accepted = true;
        } else if ((event.key === Qt.Key_Return || event.key === Qt.Key_Enter) && suggestions.currentIndex >= 0) {
            take(suggestions.currentIndex);
            event.accepted = true;
        } else if (event.key === Qt.Key_Escape) {
            list.wanted = false;
            event.accepted = true;
        }
    }
    onAccepted: list.wanted = false

    RuleAssistant {
        id: helper

        collection: root.collection
        operation: root.operation
        text: root.text
        cursor: root.cursorPosition
        onSuggestionsChanged: suggestions.currentIndex = -1
    }
    // Where the server stopped understanding.
    Rectangle {
        readonly property rect begin: root.positionToRectangle(Math.max(0, Math.min(helper.problemPosition, root.length)))
        readonly property rect end: root.positionToRectangle(Math.max(0, Math.min(helper.problemPosition + helper.problemLength, root.length)))

        objectName: "ruleProblemMark"
        visible: root.problem !== "" && helper.problemPosition >= 0
        x: begin.x + root.shift
        y: begin.y + begin.height
        width: Math.max(Theme.space2, end.x - begin.x)
        height: Theme.focusWidth
        color: Theme.danger
    }
    T.Popup {
        id: list

        property bool wanted: false

        objectName: "ruleSuggestions"
        x: Math.max(0, Math.min(root.cursorRectangle.x - Theme.space8, root.width - width))
        y: root.height + (root.problem !== "" ? Theme.space6 : Theme.space1) // what is wrong stands between
        width: Theme.grid(80)
        height: contentItem.implicitHeight + topPadding + bottomPadding
        padding: Theme.space1
        visible: wanted && root.activeFocus && helper.count > 0
        focus: false
        closePolicy: T.Popup.NoAutoClose
        background: Surface {
            cornerRadius: Theme.radius + Theme.focusWidth
        }
        contentItem: ListView {
            id: suggestions

            objectName: "ruleSuggestionList"
            implicitHeight: Math.min(contentHeight, Theme.grid(56))
            clip: true
            model: helper
            currentIndex: -1
            highlightMoveDuration: 0
            boundsBehavior: Flickable.StopAtBounds
            T.ScrollBar.vertical: UiScrollBar { }
            delegate: RuleSuggestion {
                width: ListView.view.width
                onChosen: root.take(index)
            }
        }
    }
}
