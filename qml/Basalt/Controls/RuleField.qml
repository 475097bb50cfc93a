// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Basalt.App
import Basalt.Theme

/**
 * A rule or filter, coloured, as many lines high as it needs: proposes what may stand at the cursor (arrows choose, Tab takes),
 * and underlines where the server does not understand it. Return accepts, Shift+Return begins a line.
 */
T.TextArea {
    id: root

    property string collection
    property string operation: "filter"
    property bool invalid: problem !== ""
    property string iconName: ""
    property int trailingSpace: 0
    readonly property alias assistant: helper
    readonly property bool proposing: list.visible
    /** What is wrong, unless it is what is being typed. */
    readonly property string problem: proposing && helper.problemPosition + helper.problemLength >= cursorPosition ? "" : helper.problem
    /** Qt tells the places of letters without the padding, up to some version. */
    readonly property point shift: Qt.point(cursorRectangle.x - positionToRectangle(cursorPosition).x, cursorRectangle.y - positionToRectangle(cursorPosition).y)
    /** Formats of letters count as changes for Qt. */
    property string lastText: ""
    /** The user has changed the text. */
    signal edited
    /** Return was pressed. */
    signal accepted

    function take(row: int): void {
        const cursor = helper.cursorAfter(row);
        const whole = helper.completed(row);
        clear(); // as typing does, which leaves a binding of the text alone
        insert(0, whole);
        cursorPosition = cursor;
        list.wanted = text.endsWith(".") || text.endsWith(" ");
        edited();
    }

    function leave(forward: bool): void {
        const next = nextItemInFocusChain(forward);
        if (next)
            next.forceActiveFocus(forward ? Qt.TabFocusReason : Qt.BacktabFocusReason);
    }

    implicitWidth: Theme.grid(60)
    implicitHeight: Math.max(Theme.controlHeight, contentHeight + topPadding + bottomPadding)
    leftPadding: iconName !== "" ? Theme.space3 + Theme.iconSize + Theme.space1 : Theme.space3 - Theme.focusWidth
    rightPadding: Theme.space2 + trailingSpace
    topPadding: Math.floor((Theme.controlHeight - metrics.height) / 2)
    bottomPadding: topPadding
    color: Theme.text
    placeholderTextColor: Theme.faint
    selectionColor: Theme.accent
    selectedTextColor: Theme.accentInk
    selectByMouse: true
    wrapMode: TextEdit.Wrap
    textFormat: TextEdit.PlainText
    font.family: Theme.monoFamily
    font.pixelSize: Theme.fontMono
    font.preferShaping: false
    opacity: enabled ? 1 : Theme.disabledOpacity
    hoverEnabled: true
    Accessible.name: placeholderText
    onTextChanged: {
        if (text === lastText)
            return;
        lastText = text;
        // What is set from outside cannot be undone.
        if (canUndo || canRedo) {
            list.wanted = true;
            edited();
        }
    }
    onActiveFocusChanged: if (!activeFocus) list.wanted = false
    Keys.onPressed: event => {
        event.accepted = true;
        const isReturn = event.key === Qt.Key_Return || event.key === Qt.Key_Enter;
        if (event.key === Qt.Key_Space && (event.modifiers & Qt.ControlModifier))
            list.wanted = true;
        else if (proposing && (event.key === Qt.Key_Down || event.key === Qt.Key_Up))
            suggestions.currentIndex = Math.max(-1, Math.min(helper.count - 1, suggestions.currentIndex + (event.key === Qt.Key_Down ? 1 : -1)));
        else if (proposing && event.key === Qt.Key_Tab)
            take(Math.max(0, suggestions.currentIndex));
        else if (event.key === Qt.Key_Tab || event.key === Qt.Key_Backtab)
            leave(event.key === Qt.Key_Tab);
        else if (proposing && isReturn && suggestions.currentIndex >= 0)
            take(suggestions.currentIndex);
        else if (isReturn && !(event.modifiers & Qt.ShiftModifier))
            accepted();
        else if (proposing && event.key === Qt.Key_Escape)
            list.wanted = false;
        else
            event.accepted = false;
    }
    onAccepted: list.wanted = false

    UiText {
        anchors.left: parent.left
        anchors.leftMargin: root.leftPadding
        anchors.right: parent.right
        anchors.rightMargin: root.rightPadding
        y: root.topPadding
        visible: root.text === "" && root.preeditText === ""
        text: root.placeholderText
        color: root.placeholderTextColor
        font: root.font
    }
    Icon {
        x: Theme.space2 + Theme.focusWidth
        y: (Theme.controlHeight - height) / 2
        visible: root.iconName !== ""
        name: root.iconName
        color: Theme.faint
        size: Theme.iconSizeSmall
    }
    FontMetrics {
        id: metrics

        font: root.font
    }
    RuleHighlighter {
        target: root.textDocument
        keyword: Theme.info
        variable: Theme.warning
        literal: Theme.success
        sign: Theme.muted
    }
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
        x: begin.x + root.shift.x
        y: begin.y + root.shift.y + begin.height
        width: Math.max(Theme.space2, end.y > begin.y ? root.width - root.rightPadding - x : end.x - begin.x)
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

    background: Rectangle {
        radius: Theme.radius
        color: Theme.field
        border.width: root.activeFocus ? Theme.focusWidth : Theme.hairline
        border.color: root.invalid ? Theme.danger : root.activeFocus ? Theme.accent : root.hovered ? Theme.controlBorder : Theme.controlBorderSoft
    }
}
