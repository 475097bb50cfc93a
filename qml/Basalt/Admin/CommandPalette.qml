// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** Finds and runs any command. Arrow keys choose, Enter runs, Escape leaves. */
T.Popup {
    id: root

    objectName: "commandPalette"
    parent: T.Overlay.overlay
    x: parent ? (parent.width - width) / 2 : 0
    y: Theme.grid(22)
    width: Math.min(Theme.grid(150), parent ? parent.width - 2 * Theme.space8 : Theme.grid(150))
    height: Math.min(column.implicitHeight + 2 * padding, (parent ? parent.height : Theme.windowHeight) - 2 * y)
    padding: Theme.space2
    modal: true
    dim: true
    focus: true
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
    onAboutToShow: {
        field.clear();
        list.currentIndex = 0;
    }
    onOpened: field.forceActiveFocus()

    function runCurrent(): void {
        const row = list.currentIndex;
        if (row < 0)
            return;
        root.close();
        found.run(row);
    }

    T.Overlay.modal: Rectangle {
        color: Theme.scrim
    }
    CommandFilterModel {
        id: found

        text: field.text
        onTextChanged: list.currentIndex = 0
    }
    background: Surface { }
    contentItem: ColumnLayout {
        id: column

        spacing: Theme.space2

        SearchField {
            id: field

            objectName: "paletteField"
            Layout.fillWidth: true
            implicitHeight: Theme.grid(10)
            font.pixelSize: Theme.fontTitle
            placeholderText: qsTr("Search or run a command")
            Keys.onDownPressed: list.incrementCurrentIndex()
            Keys.onUpPressed: list.decrementCurrentIndex()
            Keys.onEscapePressed: root.close()
            onAccepted: root.runCurrent()
        }
        ListView {
            id: list

            objectName: "paletteList"
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredHeight: Math.min(contentHeight, Theme.grid(100))
            clip: true
            model: found
            boundsBehavior: Flickable.StopAtBounds
            highlightMoveDuration: 0
            section.property: field.text === "" ? "category" : ""
            section.delegate: SectionLabel {
                required property string section

                height: Theme.grid(7)
                leftPadding: Theme.space2
                text: section
            }
            T.ScrollBar.vertical: UiScrollBar { }
            delegate: PaletteRow {
                width: ListView.view.width
                current: ListView.isCurrentItem
                onPointed: list.currentIndex = index
                onChosen: root.runCurrent()
            }
        }
        UiText {
            Layout.fillWidth: true
            Layout.margins: Theme.space4
            visible: list.count === 0
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("Nothing is called that.")
            color: Theme.faint
        }
    }
    enter: Transition {
        NumberAnimation {
            property: "opacity"
            from: 0
            to: 1
            duration: Theme.motionFast
            easing.type: Easing.OutCubic
        }
    }
}
