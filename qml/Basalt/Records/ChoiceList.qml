// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Basalt.Controls
import Basalt.Theme

/** The choices of a field, opened under its cell. */
Item {
    id: root

    property list<string> values
    property string current
    signal chosen(value: string)
    signal cancelled

    function begin(): void {
        list.currentIndex = Math.max(0, values.indexOf(current));
        popup.open();
    }

    UiText {
        anchors.fill: parent
        anchors.leftMargin: Theme.space2 + Theme.focusWidth
        text: root.current
    }
    UiPopup {
        id: popup

        property bool took: false

        y: root.height + Theme.space1
        width: Math.max(root.width, Theme.grid(40))
        height: Math.min(list.contentHeight + 2 * padding, Theme.grid(70))
        padding: Theme.space1
        onAboutToShow: took = false
        onOpened: list.forceActiveFocus()
        onClosed: if (!took) root.cancelled()

        function take(value: string): void {
            took = true;
            close();
            root.chosen(value);
        }

        contentItem: ListView {
            id: list

            objectName: "choiceList"
            clip: true
            model: root.values
            boundsBehavior: Flickable.StopAtBounds
            highlightMoveDuration: 0
            Keys.onReturnPressed: popup.take(root.values[currentIndex])
            Keys.onEnterPressed: popup.take(root.values[currentIndex])
            Keys.onSpacePressed: popup.take(root.values[currentIndex])
            T.ScrollBar.vertical: UiScrollBar { }
            delegate: Rectangle {
                id: option

                required property int index
                required property string modelData

                width: ListView.view.width
                height: Theme.navItemHeight
                radius: Theme.radiusSmall
                color: ListView.isCurrentItem ? Theme.hover : Theme.transparent
                Accessible.role: Accessible.ListItem
                Accessible.name: modelData

                UiText {
                    anchors.verticalCenter: parent.verticalCenter
                    x: Theme.space2
                    text: option.modelData
                    color: option.modelData === root.current ? Theme.accent : Theme.text
                }
                MouseArea {
                    anchors.fill: parent
                    hoverEnabled: true
                    onPositionChanged: list.currentIndex = option.index
                    onClicked: popup.take(option.modelData)
                }
            }
        }
    }
}
