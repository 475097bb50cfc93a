// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Basalt.Controls
import Basalt.Theme

/** Finds one of many by its name as one types: a field, and below it what was found. */
ColumnLayout {
    id: root

    property alias placeholderText: field.placeholderText
    property alias fieldName: field.objectName
    property alias listName: list.objectName
    property alias model: list.model
    property alias delegate: list.delegate
    property alias currentIndex: list.currentIndex
    property alias count: list.count
    property alias text: field.text
    property int lines: 5
    property bool busy: false
    property string problem: ""
    /** Enter was pressed: on the row that is current. */
    signal accepted

    function clear(): void {
        field.clear();
        list.currentIndex = -1;
    }

    function begin(): void {
        clear();
        field.forceActiveFocus();
    }

    spacing: Theme.space2

    SearchField {
        id: field

        Layout.fillWidth: true
        onAccepted: root.accepted()
        Keys.onDownPressed: list.incrementCurrentIndex()
        Keys.onUpPressed: list.decrementCurrentIndex()
    }
    Rectangle {
        Layout.fillWidth: true
        Layout.preferredHeight: root.lines * Theme.rowHeight + 2 * Theme.hairline
        radius: Theme.radius
        color: Theme.dark ? Theme.background : Theme.sunken
        border.width: list.activeFocus ? Theme.focusWidth : Theme.hairline
        border.color: list.activeFocus ? Theme.accent : Theme.border

        ListView {
            id: list

            anchors.fill: parent
            anchors.margins: Theme.hairline
            clip: true
            activeFocusOnTab: true
            boundsBehavior: Flickable.StopAtBounds
            highlightMoveDuration: 0
            currentIndex: -1
            // What was typed chooses the first that fits; before that nobody is chosen.
            onCountChanged: if (currentIndex < 0 && count > 0 && field.text !== "") currentIndex = 0
            T.ScrollBar.vertical: UiScrollBar { }
            Accessible.role: Accessible.List
            Accessible.name: root.placeholderText
        }
        UiText {
            anchors.centerIn: parent
            width: parent.width - 2 * Theme.space4
            visible: list.count === 0 && !root.busy
            text: root.problem !== "" ? root.problem : qsTr("Nobody is called that.")
            color: root.problem !== "" ? Theme.danger : Theme.faint
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.WordWrap
        }
    }
}
