// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** Finds the record that a reference is to point to, by its name. */
Item {
    id: root

    property string collection
    signal chosen(id: string)
    signal cancelled

    function begin(typed: string): void {
        popup.open();
        field.text = typed;
    }

    ReferenceSearchModel {
        id: found

        collection: root.collection
        text: field.text
        onCountChanged: list.currentIndex = 0
        onLoadingChanged: if (!loading && popup.takeFirst) popup.take(0)
    }
    UiText {
        anchors.fill: parent
        anchors.leftMargin: Theme.space2 + Theme.focusWidth
        text: qsTr("Choose from %1…").arg(root.collection)
        color: Theme.faint
    }
    UiPopup {
        id: popup

        property bool took: false
        /** Enter was pressed before the list had caught up with the typing. */
        property bool takeFirst: false

        y: root.height + Theme.space1
        width: Math.max(root.width, Theme.grid(75))
        padding: Theme.space2
        onAboutToShow: {
            took = false;
            takeFirst = false;
        }
        onOpened: field.forceActiveFocus()
        onClosed: {
            field.clear();
            if (!took)
                root.cancelled();
        }

        function take(row: int): void {
            takeFirst = false;
            const id = found.idAt(row);
            if (id === "")
                return;
            took = true;
            close();
            root.chosen(id);
        }

        contentItem: ColumnLayout {
            spacing: Theme.space2

            SearchField {
                id: field

                objectName: "referenceField"
                Layout.fillWidth: true
                placeholderText: qsTr("Find in %1").arg(root.collection)
                onAccepted: found.loading ? popup.takeFirst = true : popup.take(list.currentIndex)
                onTextEdited: popup.takeFirst = false
                Keys.onDownPressed: list.incrementCurrentIndex()
                Keys.onUpPressed: list.decrementCurrentIndex()
                Keys.onEscapePressed: popup.close()
            }
            ListView {
                id: list

                objectName: "referenceList"
                Layout.fillWidth: true
                Layout.preferredHeight: Math.min(Math.max(contentHeight, Theme.rowHeight), Theme.grid(60))
                clip: true
                model: found
                boundsBehavior: Flickable.StopAtBounds
                highlightMoveDuration: 0
                T.ScrollBar.vertical: UiScrollBar { }
                delegate: Rectangle {
                    id: option

                    required property int index
                    required property string label
                    required property string shortId

                    width: ListView.view.width
                    height: Theme.navItemHeight
                    radius: Theme.radiusSmall
                    color: ListView.isCurrentItem ? Theme.hover : Theme.transparent
                    Accessible.role: Accessible.ListItem
                    Accessible.name: label

                    RowLayout {
                        anchors.fill: parent
                        anchors.leftMargin: Theme.space2
                        anchors.rightMargin: Theme.space2
                        spacing: Theme.space2

                        UiText {
                            Layout.fillWidth: true
                            text: option.label
                        }
                        MonoText {
                            text: option.shortId
                            color: Theme.faint
                            font.pixelSize: Theme.fontCaption
                        }
                    }
                    MouseArea {
                        anchors.fill: parent
                        hoverEnabled: true
                        onPositionChanged: list.currentIndex = option.index
                        onClicked: popup.take(option.index)
                    }
                }
            }
            UiText {
                visible: found.count === 0 && !found.loading
                text: qsTr("Nothing is called that.")
                color: Theme.faint
            }
        }
    }
}
